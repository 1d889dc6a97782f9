namespace PartnerCarts.Cluster.Tests;

/// <summary>All that the one client of a cart did and was told, in order.</summary>
internal sealed record CartHistory(Guid Customer, string Cart, IReadOnlyList<Step> Steps)
{
    /// <summary>What a checkout of one of our carts makes: a one-time order and a monthly one.</summary>
    public const int OrdersPerCart = 2;

    /// <summary>
    /// What the answers contradict. Every write raises the revision by one and every change gives the cart another
    /// value, so that a write that was lost leaves a gap in what the next answer shows, one applied twice is one too
    /// many, and one that came late shows its value. Changes with unknown outcome may have happened once, at any later
    /// time.
    /// </summary>
    public IEnumerable<string> Faults()
    {
        var revision = 0L;
        var open = new List<int>();
        var counted = 0L;
        var value = 0;
        var orders = new HashSet<string>();
        var isOrdered = false;
        for (var i = 0; i < Steps.Count; i++)
        {
            var (act, wanted, seen) = Steps[i];
            if (seen is null)
            {
                open.Add(wanted);
                continue;
            }

            var least = revision + WritesOf(act);
            if (seen.Revision < least)
                yield return $"Cart {Cart}, step {i} {act}: revision {seen.Revision} after {revision}: an "
                    + $"acknowledged write is missing.";
            counted += Math.Max(0, seen.Revision - least);
            if (counted > open.Count)
                yield return $"Cart {Cart}, step {i} {act}: revision {seen.Revision} after {revision}, "
                    + $"{open.Count} outcomes unknown so far: a write was applied twice.";
            if (wanted > 0)
                value = wanted;
            if (seen.Value != 0 && seen.Value != value && !open.Contains(seen.Value))
                yield return $"Cart {Cart}, step {i} {act}: value {seen.Value} instead of {value}: another write "
                    + $"came after the acknowledged one.";
            isOrdered |= act is Act.Checkout or Act.CheckoutAgain;
            if (seen.IsOrdered != isOrdered)
                yield return $"Cart {Cart}, step {i} {act}: the cart is "
                    + $"{(seen.IsOrdered ? "ordered" : "not ordered")}.";
            if (act is Act.Checkout or Act.CheckoutAgain)
            {
                if (seen.Orders.Distinct().Count() != OrdersPerCart)
                    yield return $"Cart {Cart}, step {i} {act}: {seen.Orders.Count} orders instead of {OrdersPerCart}.";
                if (orders.Count > 0 && !orders.SetEquals(seen.Orders))
                    yield return $"Cart {Cart}, step {i} {act}: orders {string.Join(", ", seen.Orders)} instead "
                        + $"of {string.Join(", ", orders)}.";
                orders.UnionWith(seen.Orders);
            }

            revision = seen.Revision;
        }
    }

    /// <summary>A checkout stores its intent, then its outcome.</summary>
    private static int WritesOf(Act act) =>
        act switch
        {
            Act.Look or Act.CheckoutAgain => 0,
            Act.Checkout => 2,
            _ => 1,
        };
}
