using Google.Protobuf;
using PartnerCarts.Bench.Serialization.Proto;
using PartnerCarts.Carts;

namespace PartnerCarts.Bench.Serialization;

/// <summary>
/// A cart to Protocol Buffers and back: its messages are classes of their own, so the model is copied both ways.
/// </summary>
internal static class ProtobufCarts
{
    public static ProtoCart ToMessage(Cart cart)
    {
        var message = new ProtoCart
        {
            CustomerId = Bytes(cart.Key.CustomerId),
            CartId = Bytes(cart.Key.CartId),
            Partner = Bytes(cart.Partner),
            Incarnation = Bytes(cart.Incarnation),
            Revision = cart.Revision,
            Created = (ulong)cart.Created.UtcTicks,
            Modified = (ulong)cart.Modified.UtcTicks,
            Expires = (ulong)cart.Expires.UtcTicks,
            KeptUntil = (ulong)cart.KeptUntil.UtcTicks,
            ModifiedBy = cart.ModifiedBy,
            Status = (int)cart.Status,
            CheckoutSequence = cart.CheckoutSequence,
            Requests = Remembered(cart.Requests.Count, AppliedRequests.Capacity),
        };
        foreach (var line in cart.Lines)
            message.Lines.Add(ToMessage(line));
        return message;
    }

    public static Cart ToCart(ProtoCart message) =>
        new()
        {
            Key = new CartKey(Id(message.CustomerId), Id(message.CartId)),
            Partner = Id(message.Partner),
            Incarnation = Id(message.Incarnation),
            Revision = message.Revision,
            Created = Time(message.Created),
            Modified = Time(message.Modified),
            Expires = Time(message.Expires),
            KeptUntil = Time(message.KeptUntil),
            ModifiedBy = message.ModifiedBy,
            Status = (CartStatus)message.Status,
            CheckoutSequence = message.CheckoutSequence,
            Lines = [.. message.Lines.Select(ToLine)],
        };

    private static ProtoLine ToMessage(CartLine line)
    {
        var message = new ProtoLine
        {
            Id = line.Id,
            CatalogItemId = line.CatalogItemId,
            Quantity = line.Quantity,
            CurrencyCode = line.CurrencyCode,
            EffectiveCycle = (int)line.EffectiveCycle,
            OrderGroup = line.OrderGroup,
            IsLegacy = line.IsLegacy,
        };
        if (line.BillingCycle is { } cycle)
            message.BillingCycle = (int)cycle;
        if (line.TermDuration is { } term)
            message.TermDuration = term;
        if (line.RenewsToTerm is { } renewal)
            message.RenewsToTerm = renewal;
        if (!line.ProvisioningContext.IsDefault)
        {
            message.ProvisioningContext = new ProtoPairs();
            foreach (var (key, value) in line.ProvisioningContext)
                message.ProvisioningContext.Pairs.Add(new ProtoPair { Key = key, Value = value });
        }

        return message;
    }

    private static CartLine ToLine(ProtoLine message) =>
        new()
        {
            Id = message.Id,
            CatalogItemId = message.CatalogItemId,
            Quantity = message.Quantity,
            CurrencyCode = message.CurrencyCode,
            BillingCycle = message.HasBillingCycle ? (BillingCycle)message.BillingCycle : null,
            EffectiveCycle = (BillingCycle)message.EffectiveCycle,
            TermDuration = message.HasTermDuration ? message.TermDuration : null,
            RenewsToTerm = message.HasRenewsToTerm ? message.RenewsToTerm : null,
            OrderGroup = message.OrderGroup,
            IsLegacy = message.IsLegacy,
            ProvisioningContext = message.ProvisioningContext is { } context
                ? [.. context.Pairs.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value))]
                : default,
        };

    // As many bytes as the entries have; what they are does not matter here.
    private static ByteString Remembered(int count, int capacity) =>
        UnsafeByteOperations.UnsafeWrap(new byte[Math.Min(count, capacity) * 32]);

    private static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray());

    private static Guid Id(ByteString bytes) => new(bytes.Span);

    private static DateTimeOffset Time(ulong ticks) => new((long)ticks, TimeSpan.Zero);
}
