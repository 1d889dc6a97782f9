using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Conformance;

/// <summary>
/// A class of cases on one more provider: <c>test.sh</c> runs its covering cases, <c>nightly.sh</c> the others.
/// </summary>
[TraitDiscoverer("PartnerCarts.Conformance.MatrixDiscoverer", "PartnerCarts.Conformance")]
[AttributeUsage(AttributeTargets.Class)]
public sealed class MatrixAttribute : Attribute, ITraitAttribute;

/// <summary>Shows <see cref="MatrixAttribute"/> to the test runner.</summary>
public sealed class MatrixDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Category", "Matrix")];
}
