using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Reads one entry of the catalog file's <c>items</c>.</summary>
internal static partial class CatalogItemReader
{
    /// <summary>
    /// Null for an entry without an id; otherwise what could be read, which is to be used only if there are no errors
    /// at all.
    /// </summary>
    public static CatalogItem? Read(string path, JsonElement element, List<string> errors)
    {
        var members = new JsonMembers(path, element, errors);
        if (element.ValueKind != JsonValueKind.Object)
            return null;

        var id = members.RequiredText("id");
        if (id is not null)
        {
            members.Path = $"{path} ({id})";
            if (!CatalogItemId.IsWellFormed(id))
                members.Refuse("id", $"\"{id}\" is neither product:sku:availability nor a GUID nor MS-AZR-….");
        }

        var item = new CatalogItem
        {
            Id = id ?? "",
            Title = members.Text("title"),
            Plans = Plans(members, errors),
            Currency = Currency(members, "currency"),
            IsLegacy = members.Flag("legacy") ?? (id is not null && CatalogItemId.IsLegacy(id)),
            IsWithdrawn = members.Flag("withdrawn") ?? false,
            MinQuantity = members.Integer("minQuantity", 1) ?? 1,
            MaxQuantity = members.Integer("maxQuantity", 1) ?? int.MaxValue,
            MaxPerCustomer = members.Integer("maxPerCustomer", 1),
            Stock = members.Integer("stock", 0),
            NeedsAttestation = members.Flag("needsAttestation") ?? false,
            AllowsCustomTermEnd = members.Flag("allowsCustomTermEnd") ?? false,
            Promotions = members.Texts("promotions"),
            AddonOf = members.Texts("addonOf"),
            MinBaseQuantity = members.Integer("minBaseQuantity", 0) ?? 0,
            Provisioning = members.Texts("provisioning"),
            UnitPrice = members.Price("unitPrice"),
        };
        members.RefuseUnread();
        CheckTogether(members, item);
        return id is null ? null : item;
    }

    /// <summary>Three capital letters, or an error; null when absent.</summary>
    public static string? Currency(JsonMembers members, string name)
    {
        var currency = members.Text(name);
        if (currency is null || CurrencyCode().IsMatch(currency))
            return currency;
        members.Refuse(name, $"must be three capital letters such as USD, not \"{currency}\".");
        return null;
    }

    private static void CheckTogether(JsonMembers members, CatalogItem item)
    {
        if (item.MaxQuantity < item.MinQuantity)
            members.Refuse("maxQuantity", $"{item.MaxQuantity} is below minQuantity, {item.MinQuantity}.");
        if (item.MaxPerCustomer < item.MinQuantity)
            members.Refuse("maxPerCustomer", $"{item.MaxPerCustomer} is below minQuantity, {item.MinQuantity}.");
        if (item.MinBaseQuantity > 0 && item.AddonOf.IsEmpty)
            members.Refuse("minBaseQuantity", "has no meaning without addonOf.");
        if (item.IsAddonOf(item.Id))
            members.Refuse("addonOf", "an item cannot be an addon of itself.");
    }

    private static ImmutableArray<BillingPlan> Plans(JsonMembers item, List<string> errors)
    {
        const string Example = "such as { \"cycle\": \"monthly\", \"terms\": [\"P1Y\"] }";
        if (!item.Has("billing"))
            item.Refuse("billing", $"is missing; list at least one plan, {Example}.");
        var elements = item.Array("billing", $"must list at least one plan, {Example}.");

        var plans = ImmutableArray.CreateBuilder<BillingPlan>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (Plan($"{item.Path}.billing[{i}]", elements[i], errors) is not { } plan)
                continue;
            if (plans.Any(other => other.Cycle == plan.Cycle))
                item.Refuse(
                    $"billing[{i}]",
                    $"the cycle {CycleNames.Of(plan.Cycle)} has a plan already; list its terms there."
                );
            plans.Add(plan);
        }

        return plans.ToImmutable();
    }

    private static BillingPlan? Plan(string path, JsonElement element, List<string> errors)
    {
        var members = new JsonMembers(path, element, errors);
        if (element.ValueKind != JsonValueKind.Object)
            return null;

        var name = members.RequiredText("cycle");
        var cycle = CycleNames.Find(name);
        if (name is not null && cycle is null)
            members.Refuse("cycle", $"\"{name}\" is none of {CycleNames.All}.");

        var terms = members.Texts("terms", "must list at least one term; leave it out to sell any.");
        foreach (var term in terms.Where(term => !Duration().IsMatch(term)))
            members.Refuse("terms", $"\"{term}\" is no ISO 8601 duration such as P1M, P1Y or P3Y.");

        members.RefuseUnread();
        return cycle is { } known ? new BillingPlan(known, terms) : null;
    }

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyCode();

    // Calendar terms of up to three digits: what the rules of carts can add to a date.
    [GeneratedRegex(
        @"^P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,3}M)?([0-9]{1,3}W)?([0-9]{1,3}D)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Duration();
}
