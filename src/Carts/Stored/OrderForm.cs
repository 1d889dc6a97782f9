using System.Buffers;
using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// How an order is stored: inside its cart, and by itself in the built-in desk's order book (there with a byte of
/// version before it).
/// </summary>
public static class OrderForm
{
    public static byte[] ToBytes(Order order)
    {
        var output = new ArrayBufferWriter<byte>(512);
        var form = new FormWriter(output);
        form.Byte(CartForm.Version);
        Write(ref form, order);
        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="StoredFormException">The bytes are damaged or of a newer version.</exception>
    public static Order Read(ReadOnlySpan<byte> bytes)
    {
        var form = new FormReader(bytes);
        CartForm.ExpectVersion(form.Byte());
        var order = Read(ref form);
        form.End();
        return order;
    }

    internal static void Write(ref FormWriter form, Order order)
    {
        form.Text(order.Id);
        form.Guid(order.CustomerId);
        form.Text(order.Group);
        form.Byte((byte)order.BillingCycle);
        form.Text(order.CurrencyCode);
        form.Time(order.Created);
        form.OptionalBool(order.PartnerOnRecordAttestationAccepted);
        form.OptionalText(order.CustomerUserUpn);
        form.Count(order.Lines.Length);
        foreach (var line in order.Lines)
            WriteLine(ref form, line);
    }

    internal static Order Read(ref FormReader form) =>
        new()
        {
            Id = form.Text(),
            CustomerId = form.Guid(),
            Group = form.Text(),
            BillingCycle = (BillingCycle)form.Byte(),
            CurrencyCode = form.Text(),
            Created = form.Time(),
            PartnerOnRecordAttestationAccepted = form.OptionalBool(),
            CustomerUserUpn = form.OptionalText(),
            Lines = ReadLines(ref form),
        };

    private static void WriteLine(ref FormWriter form, OrderLine line)
    {
        form.Text(line.OfferId);
        form.OptionalText(line.SubscriptionId);
        form.OptionalText(line.ParentSubscriptionId);
        form.OptionalText(line.FriendlyName);
        form.Int32(line.Quantity);
        form.OptionalText(line.TermDuration);
        form.OptionalText(line.PromotionId);
        form.Participants(line.Participants);
        form.Pairs(line.ProvisioningContext);
        form.OptionalText(line.RenewsToTerm);
        form.OptionalTime(line.CustomTermEnd);
        form.OptionalBool(line.AttestationAccepted);
    }

    private static ImmutableArray<OrderLine> ReadLines(ref FormReader form)
    {
        var lines = ImmutableArray.CreateBuilder<OrderLine>(form.Count());
        for (var i = 0; i < lines.Capacity; i++)
            lines.Add(
                new OrderLine
                {
                    OfferId = form.Text(),
                    SubscriptionId = form.OptionalText(),
                    ParentSubscriptionId = form.OptionalText(),
                    FriendlyName = form.OptionalText(),
                    Quantity = form.Int32(),
                    TermDuration = form.OptionalText(),
                    PromotionId = form.OptionalText(),
                    Participants = form.Participants(),
                    ProvisioningContext = form.Pairs(),
                    RenewsToTerm = form.OptionalText(),
                    CustomTermEnd = form.OptionalTime(),
                    AttestationAccepted = form.OptionalBool(),
                }
            );
        return lines.MoveToImmutable();
    }
}
