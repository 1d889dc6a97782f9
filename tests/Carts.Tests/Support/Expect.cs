namespace PartnerCarts.Carts.Tests;

/// <summary>What tests say about decisions and carts.</summary>
internal static class Expect
{
    /// <summary>A refusal changes nothing and explains itself.</summary>
    public static Refusal Refused(RefusalCode code, Decision decision)
    {
        var refusal = Assert.IsType<CartReply.Refused>(decision.Reply).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.InRange(refusal.Description.Length, 1, 1024);
        Unwritten(decision);
        return refusal;
    }

    public static void Unwritten(Decision decision)
    {
        Assert.Equal(CartChange.Keep, decision.Change);
        Assert.Null(decision.Next);
        Assert.Null(decision.PlaceOrders);
    }

    /// <summary>The cart was written, and the answer shows what was written.</summary>
    public static Cart Written(Decision decision)
    {
        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Null(decision.PlaceOrders);
        var next = Assert.IsType<Cart>(decision.Next);
        Assert.Same(next, Assert.IsType<CartReply.Shown>(decision.Reply).Cart);
        return next;
    }

    /// <summary>The answer shows the cart, and nothing was written.</summary>
    public static Cart Shown(Decision decision)
    {
        Unwritten(decision);
        return Assert.IsType<CartReply.Shown>(decision.Reply).Cart;
    }

    public static CartReply.CheckedOut CheckedOut(Decision decision) =>
        Assert.IsType<CartReply.CheckedOut>(decision.Reply);

    public static void Error(LineErrorCode code, LineError? error, params string[] named)
    {
        Assert.NotNull(error);
        Assert.Equal(code, error.Code);
        Assert.All(named, text => Assert.Contains(text, error.Description, StringComparison.Ordinal));
    }

    /// <summary>Carts are equal when every member is; the texts differ in the lines that differ.</summary>
    public static void Same(Cart expected, Cart? actual) => Assert.Equal(Dump.Of(expected), Dump.Of(actual));
}
