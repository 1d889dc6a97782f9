namespace PartnerCarts.Conformance;

/// <summary>
/// A case whose answers depend on what comes first, and differ from run to run: none of them is frozen.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RacesAttribute : Attribute;
