using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PartnerCarts.Carts.Tests;

/// <summary>A value as text, one member a line: for comparing, and for reading golden files.</summary>
internal static class Dump
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, "", value);
        return text.ToString();
    }

    /// <summary>The members that are state: those that can be set when the value is made.</summary>
    public static PropertyInfo[] Members(Type type) =>
        Known.GetOrAdd(type, static type =>
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.SetMethod is not null),
            ]
        );

    private static void Write(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case null:
                Line("null");
                break;
            case string or Enum or bool or int or long or decimal or Guid or UInt128:
                Line(string.Create(CultureInfo.InvariantCulture, $"{value}"));
                break;
            case DateTimeOffset time:
                Line(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case AppliedRequests requests:
                Line(Convert.ToHexStringLower(requests.Entries));
                break;
            case AppliedOperations operations:
                Line(Convert.ToHexStringLower(operations.Entries));
                break;
            case IEnumerable items:
                WriteItems(text, path, items);
                break;
            case KeyValuePair<string, string>(var key, var text2):
                Line($"{key} = {text2}");
                break;
            default:
                foreach (var member in Members(value.GetType()))
                    Write(text, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.GetValue(value));
                break;
        }

        void Line(string shown) => text.Append(path).Append(": ").Append(shown).Append('\n');
    }

    private static void WriteItems(StringBuilder text, string path, IEnumerable items)
    {
        if (items.GetType().GetProperty("IsDefault") is { } isDefault && isDefault.GetValue(items) is true)
        {
            text.Append(path).Append(": not given\n");
            return;
        }

        var i = 0;
        foreach (var item in items)
            Write(text, $"{path}[{i++}]", item);
        if (i == 0)
            text.Append(path).Append(": empty\n");
    }
}
