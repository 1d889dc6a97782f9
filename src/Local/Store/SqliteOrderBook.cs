using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The built-in desk's orders, in the same file and through the same writer as the carts.</summary>
internal sealed class SqliteOrderBook(SqliteStore store) : IOrderBook
{
    public async ValueTask<BookedOrder> Add(Guid partner, BookedOrder order, CancellationToken cancellation)
    {
        var write = new OrderWrite(partner, order);
        await store.Writer.Write(write);
        if (write.IsNew)
            return order;
        return await Find(partner, order.Order.CustomerId, order.Order.Id, cancellation)
            ?? throw new InvalidOperationException($"Order {order.Order.Id} was there when it was to be added, and is not there now; orders are never removed.");
    }

    public ValueTask<BookedOrder?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation) =>
        store.Readers.Read(FindOrder, (partner, customerId, orderId), cancellation);

    public ValueTask<string?> FindSubscribedItem(Guid partner, Guid customerId, string subscriptionId, CancellationToken cancellation) =>
        store.Readers.Read(FindItem, (partner, customerId, subscriptionId), cancellation);

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(Guid partner, Guid customerId, IReadOnlyCollection<string> catalogItemIds, CancellationToken cancellation) =>
        store.Readers.Read(SumPurchases, (partner, customerId, catalogItemIds), cancellation);

    /// <summary>SQLite folds the case of ASCII only, so the ids that are compared are folded here.</summary>
    internal static string FoldItem(string item) => item.ToUpperInvariant();

    private static BookedOrder? FindOrder(ReaderSession session, (Guid Partner, Guid Customer, string Id) order)
    {
        Span<byte> owner = stackalloc byte[StoreKey.Size];
        StoreKey.Write(order.Partner, order.Customer, owner);
        using var rows = session.FindOrder.Bind(1, owner).Bind(2, order.Id).Use();
        return rows.Step() ? new BookedOrder(OrderForm.Read(rows.Blob(2)), new Guid(rows.Blob(0), bigEndian: true), (int)rows.Integer(1)) : null;
    }

    private static string? FindItem(ReaderSession session, (Guid Partner, Guid Customer, string Id) subscription)
    {
        Span<byte> owner = stackalloc byte[StoreKey.Size];
        StoreKey.Write(subscription.Partner, subscription.Customer, owner);
        using var rows = session.FindSubscription.Bind(1, owner).Bind(2, subscription.Id).Use();
        return rows.Step() ? rows.Text(0) : null;
    }

    private static IReadOnlyDictionary<string, int> SumPurchases(ReaderSession session, (Guid Partner, Guid Customer, IReadOnlyCollection<string> Items) asked)
    {
        Span<byte> owner = stackalloc byte[StoreKey.Size];
        StoreKey.Write(asked.Partner, asked.Customer, owner);
        var bought = new Dictionary<string, int>(asked.Items.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var item in asked.Items)
        {
            using var rows = session.Purchased.Bind(1, owner).Bind(2, FoldItem(item)).Use();
            if (rows.Step() && rows.Integer(0) is > 0 and var quantity)
                bought[item] = (int)Math.Min(int.MaxValue, quantity);
        }

        return bought;
    }

    /// <summary>Adds the order and what is looked up about its lines; neither, when the order is there.</summary>
    private sealed class OrderWrite(Guid partner, BookedOrder booked) : StoreWrite
    {
        private readonly byte[] _body = OrderForm.ToBytes(booked.Order);

        public bool IsNew { get; private set; }

        public override void Apply(WriterSession session)
        {
            Span<byte> owner = stackalloc byte[StoreKey.Size];
            StoreKey.Write(partner, booked.Order.CustomerId, owner);
            IsNew = session.InsertOrder.Bind(1, owner).Bind(2, booked.Order.Id).Bind(3, booked.CartId.ToByteArray(bigEndian: true)).Bind(4, booked.Sequence).Bind(5, _body).Execute() == 1;
            if (!IsNew)
                return;
            foreach (var line in booked.Order.Lines)
                session.InsertOrderLine.Bind(1, owner).Bind(2, FoldItem(line.OfferId)).Bind(3, line.OfferId).Bind(4, line.Quantity).Bind(5, line.SubscriptionId).Execute();
        }
    }
}
