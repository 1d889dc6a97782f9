using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Conformance;

/// <summary>
/// A case whose outcome depends on what a storage provider has kept, or on which of two writes it took first. These
/// run on every provider each time; the other cases run on Local and on one provider each time, and on the rest at
/// night.
/// </summary>
[TraitDiscoverer("PartnerCarts.Conformance.CoveringDiscoverer", "PartnerCarts.Conformance")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class CoveringAttribute : Attribute, ITraitAttribute;

/// <summary>Shows <see cref="CoveringAttribute"/> to the test runner.</summary>
public sealed class CoveringDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Covering", "Yes")];
}
