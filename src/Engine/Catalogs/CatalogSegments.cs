namespace PartnerCarts.Engine;

/// <summary>The segments that an item can be for (contract.md 22.1).</summary>
public static class CatalogSegments
{
    /// <summary>What is for it is listed only to those who ask for it.</summary>
    public const string Nonprofit = "nonprofit";

    private static readonly string[] Names = ["commercial", "education", "government", Nonprofit];

    /// <summary>All of them, for messages.</summary>
    public static string All { get; } = string.Join(", ", Names);

    /// <summary>The segment as it is spelled here; null for none of them. Compares without case.</summary>
    public static string? Find(string text) =>
        Names.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
}
