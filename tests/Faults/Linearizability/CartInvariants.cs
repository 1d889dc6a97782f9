using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>
/// What no two answers about one cart may say, whatever their order: the checker compares neither times nor whole
/// contents.
/// </summary>
internal sealed class CartInvariants(CartKey key)
{
    private readonly List<string> _violations = [];
    private readonly Dictionary<string, byte[]> _contents = [];
    private readonly Dictionary<Guid, DateTimeOffset> _expirations = [];
    private readonly Dictionary<(Guid Incarnation, int Line), string> _orders = [];

    /// <summary>What the answers contradict; empty when they do not.</summary>
    /// <param name="key">Whose answers they are.</param>
    /// <param name="steps">What was asked and answered.</param>
    public static IReadOnlyList<string> Violations(CartKey key, IEnumerable<CartStep> steps)
    {
        var invariants = new CartInvariants(key);
        foreach (var step in steps)
            if (CartReplies.CartOf(step.Reply) is { } cart)
                invariants.Judge(cart, step.Caller);
        return invariants._violations;
    }

    private void Judge(Cart cart, Caller caller)
    {
        if (cart.Key != key || cart.Partner != caller.Partner)
            _violations.Add($"{caller.Partner} asked for {key} and was shown {cart.Key} of {cart.Partner}.");

        var (tag, content) = (CartETag.Of(cart), Serialized.ToBytes(cart));
        if (!_contents.TryAdd(tag, content) && !_contents[tag].AsSpan().SequenceEqual(content))
            _violations.Add($"ETag {tag} serves two contents.");

        if (!_expirations.TryAdd(cart.Incarnation, cart.Expires) && _expirations[cart.Incarnation] != cart.Expires)
            _violations.Add($"{key} expires {_expirations[cart.Incarnation]:O}, and {cart.Expires:O}.");

        foreach (var line in cart.Lines)
            if (line.OrderId is { } order && OrderOf(cart, line, order) is var first && first != order)
                _violations.Add($"Line {line.Id} of {key} has two orders: {first}, {order}.");
        foreach (var order in cart.Orders)
            if (cart.Lines.All(line => line.OrderId != order.Id))
                _violations.Add($"Order {order.Id} of {key} is of no line.");
    }

    private string OrderOf(Cart cart, CartLine line, string order) =>
        _orders.TryAdd((cart.Incarnation, line.Id), order) ? order : _orders[(cart.Incarnation, line.Id)];
}
