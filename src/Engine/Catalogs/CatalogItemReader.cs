using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Reads one entry of the catalog file's <c>items</c>.</summary>
internal static class CatalogItemReader
{
    private static readonly (string, CustomTermEnds)[] TermEnds =
    [
        ("none", CustomTermEnds.None),
        ("aligned", CustomTermEnds.Aligned),
        ("any", CustomTermEnds.Any),
    ];

    private static readonly (string, AzurePlanNeed)[] PlanNeeds =
    [
        ("plan", AzurePlanNeed.Plan),
        ("active", AzurePlanNeed.Active),
    ];

    private static readonly (string, OrderStatus)[] OrderStatuses =
    [
        .. Enum.GetValues<OrderStatus>()
            // Pending is for a processor that finishes orders later; the built-in one would leave it so for ever.
            .Where(status => status is not (OrderStatus.None or OrderStatus.Pending))
            .Select(status => (JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()), status)),
    ];

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

        var kind = CatalogValues.Kind(members, "kind");
        var item = new CatalogItem
        {
            Id = id ?? "",
            GivenKind = kind,
            Title = members.Text("title"),
            Description = members.Text("description"),
            Plans = BillingPlansReader.Read(members),
            Currency = CatalogValues.Currency(members, "currency"),
            IsLegacy = IsLegacy(members, kind, id),
            IsWithdrawn = members.Flag("withdrawn") ?? false,
            MinQuantity = members.Integer("minQuantity", 1) ?? 1,
            MaxQuantity = members.Integer("maxQuantity", 1) ?? int.MaxValue,
            MaxPerCustomer = members.Integer("maxPerCustomer", 1),
            Stock = members.Integer("stock", 0),
            NeedsAttestation = members.Flag("needsAttestation") ?? false,
            CustomTermEnd = TermEnd(members),
            Promotions = members.Texts("promotions"),
            AddonOf = members.Texts("addonOf"),
            PrerequisiteSkus = members.Texts("prerequisiteSkus"),
            MinBaseQuantity = members.Integer("minBaseQuantity", 0) ?? 0,
            MinAddonPercent = members.Integer("minAddonPercent", 0) ?? 0,
            Provisioning = members.Texts("provisioning"),
            UnitPrice = members.Price("unitPrice"),
            Prices = ItemPartsReader.Prices(members),
            Segment = CatalogValues.Segment(members, "segment") ?? "commercial",
            Countries = ItemPartsReader.Countries(members),
            GivenNeedsTerm = members.Flag("needsTerm"),
            GivenRenews = members.Flag("renews"),
            MinCommitment = ItemPartsReader.Commitment(members, "minCommitment"),
            NeedsAzurePlan = members.Choice("needsAzurePlan", PlanNeeds) ?? AzurePlanNeed.None,
            Tags = members.Texts("tags"),
            Prerequisites = members.Texts("prerequisites"),
            InventoryVariables = members.Texts("inventoryVariables"),
            Attributes = members.Map("attributes"),
            Restrictions = ItemPartsReader.Restrictions(members),
            StandingError = ItemPartsReader.LineError(members),
            StandingOrderError = ItemPartsReader.OrderError(members),
            StandingOrderStatus = members.Choice("orderStatus", OrderStatuses) ?? OrderStatus.None,
        };
        members.RefuseUnread();
        CheckTogether(members, item);
        return id is null ? null : item;
    }

    private static bool IsLegacy(JsonMembers members, ItemKind? kind, string? id)
    {
        var given = members.Flag("legacy");
        if (kind is { } known && given is { } said && said != (known is ItemKind.Legacy))
            members.Refuse("legacy", $"{(said ? "true" : "false")} contradicts the item's kind.");
        return given ?? (kind is { } word ? word is ItemKind.Legacy : id is not null && CatalogItemId.IsLegacy(id));
    }

    /// <summary>The flag is what the file had before, and means the stricter of the two words.</summary>
    private static CustomTermEnds TermEnd(JsonMembers members)
    {
        var flag = members.Flag("allowsCustomTermEnd");
        var word = members.Choice("customTermEnd", TermEnds);
        if (flag is not null && word is not null)
            members.Refuse("allowsCustomTermEnd", "says the same as customTermEnd; leave it out.");
        return word ?? (flag is true ? CustomTermEnds.Aligned : CustomTermEnds.None);
    }

    private static void CheckTogether(JsonMembers members, CatalogItem item)
    {
        if (item.MaxQuantity < item.MinQuantity)
            members.Refuse("maxQuantity", $"{item.MaxQuantity} is below minQuantity, {item.MinQuantity}.");
        if (item.MaxPerCustomer < item.MinQuantity)
            members.Refuse("maxPerCustomer", $"{item.MaxPerCustomer} is below minQuantity, {item.MinQuantity}.");
        var isAddon = !item.AddonOf.IsEmpty || !item.PrerequisiteSkus.IsEmpty;
        if (item.MinBaseQuantity > 0 && !isAddon)
            members.Refuse("minBaseQuantity", "has no meaning without addonOf or prerequisiteSkus.");
        if (item.MinAddonPercent > 0 && !isAddon)
            members.Refuse("minAddonPercent", "has no meaning without addonOf or prerequisiteSkus.");
        if (item.IsAddonOf(item.Id))
            members.Refuse("addonOf", "an item cannot be an addon of itself.");
        if (item.IsLegacy && !item.PrerequisiteSkus.IsEmpty)
            members.Refuse("prerequisiteSkus", "are for items of new commerce; a legacy addon has addonOf.");
        if (item.Kind.HasNoTerm() && item.Plans.Any(plan => !plan.Terms.IsDefaultOrEmpty))
            members.Refuse("billing", "lists terms, but the item's kind is sold without a term.");
        if (item.MinCommitment is not null && item.Kind is not ItemKind.SavingsPlan)
            members.Refuse("minCommitment", "is for items of kind savingsPlan.");
    }
}
