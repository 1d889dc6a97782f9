using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Engine;

/// <summary>
/// Looks for keys of a section that its options do not have. The framework ignores them, so that a typing error would
/// pass for a default.
/// </summary>
public static class SectionKeys
{
    /// <summary>What is wrong with the keys: a line for each, which names it and what there is.</summary>
    /// <param name="section">The section as configured.</param>
    /// <param name="options">The type of its options.</param>
    /// <param name="elsewhere">Sections below this one that have options of their own, and are left to these.</param>
    public static IEnumerable<string> ProblemsOf(IConfigurationSection section, Type options, params string[] elsewhere)
    {
        var properties = Settable(options);
        foreach (
            var child in section
                .GetChildren()
                .Where(child => !elsewhere.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
        )
        {
            var property = Array.Find(properties, one =>
                one.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)
            );
            foreach (
                var problem in property is null
                    ?
                    [
                        $"{child.Path} is no setting; known in {section.Path} are "
                            + $"{string.Join(", ", properties.Select(one => one.Name))}.",
                    ]
                    : ProblemsOf(child, property)
            )
                yield return problem;
        }
    }

    /// <summary>Values that do not have their option's type: a line for each, with what the type is.</summary>
    /// <param name="section">The section as configured.</param>
    /// <param name="options">The type of its options.</param>
    internal static IEnumerable<string> MisfitsOf(IConfigurationSection section, Type options)
    {
        foreach (var property in Settable(options))
        {
            var (child, type) = (section.GetSection(property.Name), property.PropertyType);
            if (IsGroup(type))
                foreach (var misfit in MisfitsOf(child, type))
                    yield return misfit;
            else if (!IsCollection(type) && child.Value is { Length: > 0 } text && !Converts(text, type))
                yield return $"{child.Path} is \"{text}\"; it must be "
                    + $"{NameOf(Nullable.GetUnderlyingType(type) ?? type)}.";
        }
    }

    private static PropertyInfo[] Settable(Type options) =>
        [
            .. options
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true }),
        ];

    private static IEnumerable<string> ProblemsOf(IConfigurationSection child, PropertyInfo property)
    {
        var (type, entry) = (property.PropertyType, child.GetChildren().FirstOrDefault());
        if (IsGroup(type))
            return ProblemsOf(child, type);
        if (IsCollection(type))
            return child.Value is not { Length: > 0 } value
                ? []
                :
                [
                    $"{child.Path} is \"{value}\", and it takes entries with a key each: write {child.Path}:"
                        + $"{(type.IsArray ? "0" : "<name>")} instead (docs/configuration.md).",
                ];
        return entry is null
            ? []
            : [$"{entry.Path} is no setting; {child.Path} has a single value. Give {child.Path} itself."];
    }

    private static bool IsGroup(Type type) =>
        type.IsClass && type.Namespace?.StartsWith(nameof(PartnerCarts), StringComparison.Ordinal) == true;

    private static bool IsCollection(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static bool Converts(string text, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null;
        }
        catch (Exception misfit) when (misfit is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string NameOf(Type type) =>
        type == typeof(TimeSpan) ? "a duration, hours:minutes:seconds, such as 00:00:30"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(Uri) ? "an address such as https://example.com"
        : "a number in digits that is not too large";
}
