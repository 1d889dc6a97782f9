using System.Globalization;
using System.Reflection;
using System.Text;
using Orleans;

namespace PartnerCarts.TestSupport;

/// <summary>
/// What builds of two versions have to agree on to read each other's state and messages: types, members and their
/// numbers, as text.
/// </summary>
public static class SerializedContracts
{
    /// <summary>The types that are stored or sent.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static uint? IdOf(MemberInfo member) => member.GetCustomAttribute<IdAttribute>()?.Id;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in TypesOf(assembly))
        {
            text.Append(CultureInfo.InvariantCulture, $"type {type.Name} alias {AliasOf(type)}\n");
            if (type.IsEnum)
                foreach (var value in Enum.GetValues(type))
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"  {Convert.ToInt32(value, CultureInfo.InvariantCulture)} {value}\n"
                    );
            foreach (
                var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Where(member => IdOf(member) is not null)
                    .OrderBy(IdOf)
            )
                text.Append(CultureInfo.InvariantCulture, $"  {IdOf(member)} {NameOf(member)} {member.Name}\n");
        }

        return text.ToString();
    }

    /// <summary>Throws, with their names, when there are types that a later version could not add members to.</summary>
    public static void ExpectVersionTolerant(Assembly assembly)
    {
        var wrong = TypesOf(assembly)
            .Where(type => !type.IsEnum && !type.IsAssignableTo(typeof(Exception)) && !IsVersionTolerant(type))
            .ToArray();
        if (wrong.Length > 0)
            throw new InvalidOperationException(
                $"Must be sealed, without a base, with an alias, and with [Id] on properties instead of "
                    + $"constructor parameters: {string.Join(", ", wrong.Select(type => type.Name))}"
            );
    }

    private static bool IsVersionTolerant(Type type) =>
        type.IsSealed
        && (type.IsValueType || type.BaseType == typeof(object))
        && AliasOf(type) is not "none"
        && !IsPositional(type);

    // The generator numbers the parameters of a primary constructor by their place, unless it is told not to.
    private static bool IsPositional(Type type) =>
        type.GetCustomAttribute<GenerateSerializerAttribute>()!.IncludePrimaryConstructorParameters
        && type.GetMethod("Deconstruct") is { } deconstruct
        && deconstruct.GetParameters().Length > 0;

    private static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>()?.Alias ?? "none";

    private static string NameOf(MemberInfo member) =>
        NameOf(member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType);

    private static string NameOf(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
}
