using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace PartnerCarts.Gateway.Tests.Documentation;

/// <summary>One option, as its property says, in the spelling in which it is configured.</summary>
/// <param name="Key">Such as <c>Carts:Lifetime</c>.</param>
/// <param name="Default">Null where it is not a simple value: none, computed, or a list.</param>
/// <param name="Range">Empty where any value of its type is allowed.</param>
internal sealed record Option(string Key, string? Default, string Range)
{
    /// <summary>The row that docs/configuration.md should have for it.</summary>
    public string Row => $"| `{Key}` | <meaning, unit> | {Default ?? "<default, or none>"} | {Range} |";

    /// <summary>The options of a section's class, those of nested classes among them.</summary>
    /// <param name="type">The class.</param>
    /// <param name="prefix">The section.</param>
    /// <param name="sections">All sections: what has a class of its own is left out here.</param>
    public static IEnumerable<Option> Of(Type type, string prefix, IReadOnlySet<string> sections)
    {
        var values = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(property => property.SetMethod?.IsPublic == true))
        {
            var key = $"{prefix}:{property.Name}";
            if (sections.Contains(key))
                continue;
            if (IsGroup(property.PropertyType))
                foreach (var nested in Of(property.PropertyType, key, sections))
                    yield return nested;
            else
                yield return new Option(key, DefaultOf(property.GetValue(values)), RangeOf(property));
        }
    }

    private static bool IsGroup(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("PartnerCarts", StringComparison.Ordinal) == true;

    private static string? DefaultOf(object? value) =>
        value is null or System.Collections.IEnumerable and not string ? null : $"`{Spelling(value)}`";

    private static string RangeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
            return string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`"));
        return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? $"`{Spelling(Parsed(range.Minimum, type))}` to `{Spelling(Parsed(range.Maximum, type))}`"
            : "";
    }

    private static object Parsed(object bound, Type type) =>
        type == typeof(TimeSpan) ? TimeSpan.Parse((string)bound, CultureInfo.InvariantCulture) : bound;

    private static string Spelling(object value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            TimeSpan time => (time.Days > 0 ? $"{time.Days}." : "")
                + time.ToString(@"hh\:mm\:ss\.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.'),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
