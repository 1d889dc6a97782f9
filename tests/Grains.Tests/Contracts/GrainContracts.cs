using System.Reflection;
using System.Text;
using Orleans.Concurrency;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>
/// What processes of two versions have to agree on, as text: grain types, interfaces, methods, messages, with their
/// names and numbers.
/// </summary>
internal static class GrainContracts
{
    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        var types = assembly
            .GetTypes()
            .Where(type =>
                !type.Name.StartsWith("Invokable", StringComparison.Ordinal)
                && type.Namespace == typeof(ICartGrain).Namespace
            )
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToArray();
        foreach (var type in types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))))
            Interface(text, type);
        text.Append(SerializedContracts.Describe(assembly));
        foreach (var type in types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Grain))))
            GrainClass(text, type);
        return text.ToString();
    }

    private static void Interface(StringBuilder text, Type type)
    {
        text.Append(
            $"interface {type.Name} alias {Alias(type)} key "
                + $"{type.GetInterfaces().Select(KeyKind).First(kind => kind is not null)}\n"
        );
        foreach (var method in type.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            var parameters = string.Join(
                ", ",
                method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}")
            );
            var interleaves = method.GetCustomAttribute<AlwaysInterleaveAttribute>() is null ? "" : " interleaves";
            text.Append(
                $"  {Name(method.ReturnType)} {method.Name}({parameters}) alias {Alias(method)}{interleaves}\n"
            );
        }
    }

    private static void GrainClass(StringBuilder text, Type type)
    {
        text.Append(
            $"grain {type.Name} type "
                + $"{type.GetCustomAttribute<GrainTypeAttribute>()?.GetGrainType(null!, type).ToString() ?? "none"}\n"
        );
        foreach (
            var state in type.GetConstructors()
                .SelectMany(made => made.GetParameters())
                .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>())
                .OfType<PersistentStateAttribute>()
        )
            text.Append($"  state {state.StateName} in {state.StorageName}\n");
    }

    private static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? "none";

    private static string? KeyKind(Type type) =>
        type.Name.StartsWith("IGrainWith", StringComparison.Ordinal) ? type.Name["IGrainWith".Length..] : null;

    private static string Name(Type type) =>
        type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
