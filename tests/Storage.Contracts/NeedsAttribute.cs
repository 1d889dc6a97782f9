using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// Says that the cases of a class need something that a machine may not have, and which is too slow for <c>test.sh
/// --quick</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
[TraitDiscoverer("PartnerCarts.Storage.Contracts.NeedsDiscoverer", "PartnerCarts.Storage.Contracts")]
public abstract class NeedsAttribute : Attribute, ITraitAttribute
{
    /// <summary>What the test runner may leave them out by: <c>Database</c> or <c>Processes</c>.</summary>
    public abstract string Category { get; }

    /// <summary>Why they cannot run here; null when they can.</summary>
    public abstract string? Missing { get; }

    /// <summary>Why the cases of the class cannot run here; null when they can.</summary>
    public static string? MissingFor(ITypeInfo testClass) =>
        testClass
            .ToRuntimeType()
            .GetCustomAttributes(typeof(NeedsAttribute), inherit: true)
            .Cast<NeedsAttribute>()
            .Select(needs => needs.Missing)
            .FirstOrDefault(missing => missing is not null);
}

/// <summary>Shows <see cref="NeedsAttribute.Category"/> to the test runner.</summary>
public sealed class NeedsDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Category", ((NeedsAttribute)((IReflectionAttributeInfo)traitAttribute).Attribute).Category)];
}
