using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Conformance;

/// <summary>The id that contract.md 14 gives the case; <c>dotnet test --filter Case=C17</c> runs it alone.</summary>
[TraitDiscoverer("PartnerCarts.Conformance.CaseDiscoverer", "PartnerCarts.Conformance")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CaseAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
}

/// <summary>Shows <see cref="CaseAttribute"/> to the test runner.</summary>
public sealed class CaseDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Case", (string)traitAttribute.GetConstructorArguments().Single())];
}
