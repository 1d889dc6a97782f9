namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>What is true of every stored cart, and of every change of one.</summary>
internal static class Invariants
{
    public static void Check(Cart cart, CartLimits limits)
    {
        var ids = cart.AllLines().Select(line => line.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id >= 0));
        CheckGroups(cart);
        CheckOrders(cart);
        Assert.InRange(cart.Requests.Count, 0, AppliedRequests.Capacity);
        Assert.InRange(cart.Operations.Count, 0, AppliedOperations.Capacity);
        Assert.Equal(cart.Created + limits.Lifetime, cart.Expires);
        Assert.Equal(cart.Orders.IsEmpty, cart.KeptUntil == cart.Expires);
        Assert.Equal(cart.Intent?.Started ?? cart.KeptUntil, cart.Due);
        Assert.Equal(cart.Intent is null, cart.HasExpired(cart.KeptUntil));
        Assert.False(cart.HasExpired(cart.KeptUntil - TimeSpan.FromTicks(1)));
    }

    private static void CheckGroups(Cart cart)
    {
        foreach (var group in cart.Lines.GroupBy(line => line.OrderGroup))
        {
            Assert.Single(group.Select(line => (line.IsLegacy, line.EffectiveCycle, line.CurrencyCode)).Distinct());
            Assert.Single(group.Select(line => line.OrderId).Distinct());
            Assert.Matches(group.First().IsLegacy ? "^OMS-[0-9]+$" : "^[0-9]+$", group.Key);
        }

        Assert.All(cart.Lines, line =>
            Assert.All(line.SelfAndAddons(), each => Assert.Equal(line.OrderGroup, each.OrderGroup))
        );
    }

    private static void CheckOrders(Cart cart)
    {
        var orderIds = cart.Orders.Select(order => order.Id).ToList();
        Assert.Equal(orderIds.Count, orderIds.Distinct().Count());
        var ordered = cart.Lines.Where(line => line.IsOrdered).ToList();
        Assert.Equal(orderIds.Order(), ordered.Select(line => line.OrderId!).Distinct().Order());
        Assert.All(ordered, line => Assert.All(line.SelfAndAddons(), each => Assert.Null(each.Error)));
        foreach (var order in cart.Orders)
            Assert.Equal(
                order.Lines.Select(line => line.OfferId).Order(),
                ItemsOf(ordered.Where(line => line.OrderId == order.Id)).Order()
            );
        if (cart.Status is CartStatus.Ordered)
            Assert.All(cart.Lines, line => Assert.True(line.IsOrdered));
        if (cart.Intent is not { } intent)
            return;
        Assert.Equal(CartStatus.Active, cart.Status);
        Assert.Equal(cart.CheckoutSequence, intent.Sequence);
        Assert.Equal(
            cart.Lines.Where(line => !line.IsOrdered).Select(line => line.OrderGroup).Distinct(),
            intent.Orders.Select(order => order.Group)
        );
        Assert.Empty(intent.Orders.Select(order => order.OrderId).Intersect(orderIds));
    }

    private static IEnumerable<string> ItemsOf(IEnumerable<CartLine> lines) =>
        lines.SelectMany(line => line.SelfAndAddons()).Select(line => line.CatalogItemId);

    /// <param name="before">What was stored; null for nothing.</param>
    /// <param name="command">What happened.</param>
    /// <param name="decision">What followed.</param>
    public static void CheckChange(Cart? before, CartCommand command, Decision decision)
    {
        if (decision.Next is not { } after)
        {
            Assert.NotEqual(CartChange.Write, decision.Change);
            Assert.Null(decision.PlaceOrders);
            return;
        }

        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Equal((before?.Revision ?? 0) + 1, after.Revision);
        if (before is null || command is CartCommand.Create)
            return;
        Assert.Equal(
            (before.Key, before.Partner, before.Incarnation, before.Created, before.Expires),
            (after.Key, after.Partner, after.Incarnation, after.Created, after.Expires)
        );
        Assert.True(after.Modified >= before.Modified);
        Assert.True(after.KeptUntil >= before.KeptUntil);
        Assert.NotEqual(CartStatus.Ordered, before.Status);
        Assert.Equal(Frozen(before), Frozen(after).Intersect(Frozen(before)));
        if (command is CartCommand.OrdersPlaced)
            Assert.Equal(after.Lines.All(line => line.IsOrdered), after.Status is CartStatus.Ordered);
    }

    /// <summary>The ordered lines but for their ids, which a client may lose.</summary>
    private static IEnumerable<string> Frozen(Cart cart) =>
        cart
            .Lines.Where(line => line.IsOrdered)
            .Select(line =>
                Dump.Of(
                    line with
                    {
                        Id = 0,
                        Addons = line.Addons.IsDefault
                            ? default
                            : [.. line.Addons.Select(addon => addon with { Id = 0 })],
                    }
                )
            )
            .Order()
            .Distinct();
}
