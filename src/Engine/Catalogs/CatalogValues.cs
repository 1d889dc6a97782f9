using System.Text.RegularExpressions;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Values that several parts of the catalog file have. Each is null when absent, or refused.</summary>
internal static partial class CatalogValues
{
    private static readonly (string, ItemKind)[] Kinds =
    [
        ("license", ItemKind.License),
        ("trial", ItemKind.Trial),
        ("softwareSubscription", ItemKind.SoftwareSubscription),
        ("software", ItemKind.Software),
        ("reservation", ItemKind.Reservation),
        ("savingsPlan", ItemKind.SavingsPlan),
        ("azurePlan", ItemKind.AzurePlan),
        ("saas", ItemKind.Saas),
        ("legacy", ItemKind.Legacy),
    ];

    public static ItemKind? Kind(JsonMembers members, string name) => members.Choice(name, Kinds);

    public static string? Segment(JsonMembers members, string name)
    {
        if (members.Text(name) is not { } text)
            return null;
        if (CatalogSegments.Find(text) is { } segment)
            return segment;
        members.Refuse(name, $"\"{text}\" is none of {CatalogSegments.All}.");
        return null;
    }

    public static string? Currency(JsonMembers members, string name)
    {
        var currency = members.Text(name);
        if (currency is null || CurrencyCode().IsMatch(currency))
            return currency;
        members.Refuse(name, $"must be three capital letters such as USD, not \"{currency}\".");
        return null;
    }

    public static string? Country(JsonMembers members, string name)
    {
        var country = members.Text(name);
        if (country is null || CountryCode().IsMatch(country))
            return country;
        members.Refuse(name, $"must be two capital letters such as US, not \"{country}\".");
        return null;
    }

    public static BillingCycle? Cycle(JsonMembers members, string name)
    {
        var text = members.Text(name);
        var cycle = CycleNames.Find(text);
        if (text is not null && cycle is null)
            members.Refuse(name, $"\"{text}\" is none of {CycleNames.All}.");
        return cycle;
    }

    public static string? Term(JsonMembers members, string name)
    {
        var term = members.Text(name);
        if (term is null || IsTerm(term))
            return term;
        members.Refuse(name, $"\"{term}\" is no ISO 8601 duration such as P1M, P1Y or P3Y.");
        return null;
    }

    /// <summary>Whether it is a duration; no term ends on the day on which it begins.</summary>
    public static bool IsTerm(string text) => IsoDuration.TryParse(text, out var term) && term != default;

    public static bool IsCountry(string text) => CountryCode().IsMatch(text);

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyCode();

    [GeneratedRegex(@"^[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryCode();
}
