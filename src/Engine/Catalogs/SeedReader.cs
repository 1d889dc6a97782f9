using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the catalog file's <c>subscriptions</c>: what customers have from the start (contract.md 22.6).
/// </summary>
internal static class SeedReader
{
    private static readonly string[] Statuses =
    [
        "active",
        "suspended",
        "deleted",
        "none",
        "pending",
        "expired",
        "disabled",
    ];

    public static ImmutableArray<SeededSubscription> ReadAll(JsonMembers root)
    {
        var seeds = ImmutableArray.CreateBuilder<SeededSubscription>();
        foreach (var members in root.Objects("subscriptions"))
        {
            var seed = Read(members);
            if (seeds.Any(other => other.Id == seed.Id))
                members.Refuse("id", $"{seed.Id} is given twice.");
            seeds.Add(seed);
        }

        return seeds.ToImmutable();
    }

    private static SeededSubscription Read(JsonMembers members)
    {
        foreach (var name in (string[])["id", "customer", "item", "start"])
            if (!members.Has(name))
                members.Refuse(name, "is missing.");
        var seed = new SeededSubscription
        {
            Id = members.Guid("id") ?? Guid.Empty,
            CustomerId = members.Guid("customer") ?? Guid.Empty,
            Partner = members.Guid("partner"),
            CatalogItemId = members.Text("item") ?? "",
            Quantity = members.Integer("quantity", 1) ?? 1,
            Start = members.Time("start") ?? DateTimeOffset.UnixEpoch,
            TermDuration = CatalogValues.Term(members, "termDuration"),
            BillingCycle = CatalogValues.Cycle(members, "billingCycle") ?? BillingCycle.Monthly,
            Status = Status(members),
            IsRegistered = members.Flag("registered") ?? true,
            IsEnabled = members.Flag("enabled") ?? true,
            Entitlements = Entitlements(members),
            PartnerIdOnRecord = members.Text("partnerIdOnRecord"),
        };
        members.RefuseUnread();
        return seed;
    }

    private static ImmutableArray<SeededEntitlement> Entitlements(JsonMembers seed)
    {
        var entitlements = ImmutableArray.CreateBuilder<SeededEntitlement>();
        foreach (var members in seed.Objects("entitlements"))
        {
            var id = members.RequiredText("id") ?? "";
            entitlements.Add(new SeededEntitlement(id, Status(members) == "active"));
            members.RefuseUnread();
        }

        return entitlements.ToImmutable();
    }

    private static string Status(JsonMembers members)
    {
        if (members.Text("status") is not { } text)
            return Statuses[0];
        if (Statuses.FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase)) is { } one)
            return one;
        members.Refuse("status", $"\"{text}\" is none of {string.Join(", ", Statuses)}.");
        return Statuses[0];
    }
}
