using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The built-in order processor's orders, in the same file and through the same writer as the carts.</summary>
internal sealed class SqliteOrderStore(SqliteStore store) : IOrderStore
{
    public async ValueTask<PlacedOrder> Add(Guid partner, PlacedOrder order, CancellationToken cancellation)
    {
        var write = new OrderWrite(partner, order, store.Serializer);
        await store.Writer.Write(write);
        return write.IsNew ? order : (await Find(partner, order.Order.CustomerId, order.Order.Id, cancellation))!;
    }

    public ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) =>
        store.Readers.Read(
            static (session, order) =>
            {
                using var rows = session.FindOrder.Bind(1, order.Customer).Bind(2, order.Id).Use();
                return rows.Step()
                    ? new PlacedOrder(
                        order.Serializer.Read<Order>(rows.Blob(2)),
                        new Guid(rows.Blob(0), bigEndian: true),
                        (int)rows.Integer(1)
                    )
                    : null;
            },
            (Customer: StoreKey.Of(partner, customerId), Id: orderId, store.Serializer),
            cancellation
        );

    public ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) =>
        store.Readers.Read(
            static (session, subscription) =>
            {
                using var rows = session.FindSubscription.Bind(1, subscription.Customer).Bind(2, subscription.Id).Use();
                return rows.Step() ? rows.Text(0) : null;
            },
            (Customer: StoreKey.Of(partner, customerId), Id: subscriptionId),
            cancellation
        );

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) =>
        store.Readers.Read(
            static IReadOnlyDictionary<string, int> (session, asked) =>
            {
                var bought = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
                foreach (var item in asked.Items)
                {
                    using var rows = session.Purchased.Bind(1, asked.Customer).Bind(2, Fold(item)).Use();
                    if (rows.Step())
                        bought[item] = (int)Math.Min(int.MaxValue, rows.Integer(0));
                }

                return bought;
            },
            (Customer: StoreKey.Of(partner, customerId), Items: catalogItemIds),
            cancellation
        );

    /// <summary>SQLite folds the case of ASCII only, so ids that compare without case are folded here.</summary>
    private static string Fold(string item) => item.ToUpperInvariant();

    /// <summary>Adds the order and what is looked up about its lines; neither, when the order is there.</summary>
    private sealed class OrderWrite(Guid partner, PlacedOrder booked, StateSerializer serializer) : StoreWrite
    {
        private readonly byte[] _owner = StoreKey.Of(partner, booked.Order.CustomerId);
        private readonly byte[] _body = serializer.ToBytes(booked.Order);

        public bool IsNew { get; private set; }

        public override void Apply(WriterSession session)
        {
            IsNew =
                session
                    .InsertOrder.Bind(1, _owner)
                    .Bind(2, booked.Order.Id)
                    .Bind(3, booked.CartId.ToByteArray(bigEndian: true))
                    .Bind(4, booked.Sequence)
                    .Bind(5, _body)
                    .Execute() == 1;
            if (IsNew)
                foreach (var line in booked.Order.Lines)
                    session
                        .InsertOrderLine.Bind(1, _owner)
                        .Bind(2, Fold(line.OfferId))
                        .Bind(3, line.OfferId)
                        .Bind(4, line.Quantity)
                        .Bind(5, line.SubscriptionId)
                        .Execute();
        }
    }
}
