namespace PartnerCarts.Storage.Contracts;

/// <summary>Says that the cases of a class need something that a machine may not have.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>Why they cannot run here; null when they can.</summary>
    public abstract string? Missing { get; }
}
