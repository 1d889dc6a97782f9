using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Reads an item's <c>billing</c>: the cycles it is sold by, each with its terms.</summary>
internal static class BillingPlansReader
{
    public static ImmutableArray<BillingPlan> Read(JsonMembers item)
    {
        const string Example = "such as { \"cycle\": \"monthly\", \"terms\": [\"P1Y\"] }";
        if (!item.Has("billing"))
            item.Refuse("billing", $"is missing; list at least one plan, {Example}.");

        var plans = ImmutableArray.CreateBuilder<BillingPlan>();
        foreach (var (i, members) in item.Objects("billing", $"must list at least one plan, {Example}.").Index())
        {
            if (Plan(members) is not { } plan)
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

    private static BillingPlan? Plan(JsonMembers members)
    {
        if (!members.Has("cycle"))
            members.Refuse("cycle", "is missing.");
        var cycle = CatalogValues.Cycle(members, "cycle");
        var terms = members.Texts("terms", "must list at least one term; leave it out to sell any.");
        foreach (var term in terms.Where(term => !CatalogValues.IsTerm(term)))
            members.Refuse("terms", $"\"{term}\" is no ISO 8601 duration such as P1M, P1Y or P3Y.");

        members.RefuseUnread();
        return cycle is { } known ? new BillingPlan(known, terms) : null;
    }
}
