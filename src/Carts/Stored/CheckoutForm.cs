using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>The checkout under way, and the last one, in the stored form.</summary>
internal static class CheckoutForm
{
    public static void WriteIntent(ref FormWriter form, CheckoutIntent? intent)
    {
        form.Bool(intent is not null);
        if (intent is null)
            return;
        form.Int32(intent.Sequence);
        form.Time(intent.Started);
        form.Text(intent.StartedBy);
        form.Stamp(intent.Stamp);
        form.OptionalText(intent.CustomerUserUpn);
        form.Count(intent.Orders.Length);
        foreach (var (group, orderId) in intent.Orders)
        {
            form.Text(group);
            form.Text(orderId);
        }
    }

    public static CheckoutIntent? ReadIntent(ref FormReader form) =>
        form.Bool()
            ? new CheckoutIntent
            {
                Sequence = form.Int32(),
                Started = form.Time(),
                StartedBy = form.Text(),
                Stamp = form.Stamp(),
                CustomerUserUpn = form.OptionalText(),
                Orders = ReadIntendedOrders(ref form),
            }
            : null;

    public static void WriteRecord(ref FormWriter form, CheckoutRecord? record)
    {
        form.Bool(record is not null);
        if (record is null)
            return;
        form.Int32(record.Sequence);
        form.Stamp(record.Stamp);
        form.Bool(record.MadeOrders);
        WriteFailures(ref form, record.Failures);
    }

    public static CheckoutRecord? ReadRecord(ref FormReader form) =>
        form.Bool() ? new CheckoutRecord(form.Int32(), form.Stamp(), form.Bool(), ReadFailures(ref form)) : null;

    public static void WriteFailures(ref FormWriter form, ImmutableArray<OrderFailure> failures)
    {
        form.Count(failures.Length);
        foreach (var failure in failures)
            WriteFailure(ref form, failure);
    }

    public static ImmutableArray<OrderFailure> ReadFailures(ref FormReader form)
    {
        var failures = ImmutableArray.CreateBuilder<OrderFailure>(form.Count());
        for (var i = 0; i < failures.Capacity; i++)
            failures.Add(ReadFailure(ref form));
        return failures.MoveToImmutable();
    }

    public static void WriteFailure(ref FormWriter form, OrderFailure failure)
    {
        form.Text(failure.Group);
        form.Int32(failure.Code);
        form.Text(failure.Description);
    }

    public static OrderFailure ReadFailure(ref FormReader form) => new(form.Text(), form.Int32(), form.Text());

    private static ImmutableArray<IntendedOrder> ReadIntendedOrders(ref FormReader form)
    {
        var orders = ImmutableArray.CreateBuilder<IntendedOrder>(form.Count());
        for (var i = 0; i < orders.Capacity; i++)
            orders.Add(new IntendedOrder(form.Text(), form.Text()));
        return orders.MoveToImmutable();
    }
}
