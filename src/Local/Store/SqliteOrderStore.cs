using System.Runtime.CompilerServices;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The built-in order processor's orders, in the same file and through the same writer as the carts.</summary>
internal sealed class SqliteOrderStore(SqliteStore store) : IOrderStore
{
    private const int PageSize = 64;

    public async ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    )
    {
        var write = new OrderWrite(partner, order, caps, store.Serializer);
        await store.Writer.Write(write);
        if (write.Exceeded is { } cap)
            return new(null, cap, write.Purchased);
        return new(write.IsNew ? order : await Find(partner, order.Order.CustomerId, order.Order.Id, cancellation));
    }

    public async ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation)
    {
        var write = new OrderChange(partner, next, store.Serializer);
        await store.Writer.Write(write);
        return write.IsDone;
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
                return rows.Step() ? Read(rows, order.Serializer) : null;
            },
            (Customer: StoreKey.Of(partner, customerId), Id: orderId, store.Serializer),
            cancellation
        );

    public async IAsyncEnumerable<PlacedOrder> All(
        Guid partner,
        Guid customerId,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var before = long.MaxValue;
        var customer = StoreKey.Of(partner, customerId);
        List<PlacedOrder> page;
        do
        {
            (page, before) = await store.Readers.Read(ReadPage, (customer, before, store.Serializer), cancellation);
            foreach (var order in page)
                yield return order;
        } while (page.Count == PageSize);
    }

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
                    bought[item] = PurchasedOf(session.Purchased, asked.Customer, item);
                return bought;
            },
            (Customer: StoreKey.Of(partner, customerId), Items: catalogItemIds),
            cancellation
        );

    public ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) =>
        store.Readers.Read(
            static DateTimeOffset? (session, asked) =>
            {
                using var rows = session.FindRegistration.Bind(1, asked.Customer).Bind(2, asked.Subscription).Use();
                return rows.Step() ? new DateTimeOffset(rows.Integer(0), TimeSpan.Zero) : null;
            },
            (Customer: StoreKey.Of(partner, customerId), Subscription: subscription.ToByteArray(bigEndian: true)),
            cancellation
        );

    public async ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => await store.Writer.Write(new Registration(StoreKey.Of(partner, customerId), subscription, now));

    private static (List<PlacedOrder> Page, long Before) ReadPage(
        ReaderSession session,
        (byte[] Customer, long Before, StateSerializer Serializer) asked
    )
    {
        var page = new List<PlacedOrder>();
        var before = asked.Before;
        using var rows = session.OrdersBefore.Bind(1, asked.Customer).Bind(2, before).Bind(3, PageSize).Use();
        while (rows.Step())
        {
            page.Add(Read(rows, asked.Serializer));
            before = rows.Integer(3);
        }

        return (page, before);
    }

    private static PlacedOrder Read(in SqlStatement.Rows rows, StateSerializer serializer) =>
        new(serializer.Read<Order>(rows.Blob(2)), new Guid(rows.Blob(0), bigEndian: true), (int)rows.Integer(1));

    private static int PurchasedOf(SqlStatement purchased, byte[] customer, string item)
    {
        using var rows = purchased.Bind(1, customer).Bind(2, Fold(item)).Use();
        return rows.Step() ? (int)Math.Min(int.MaxValue, rows.Integer(0)) : 0;
    }

    /// <summary>SQLite folds the case of ASCII only, so ids that compare without case are folded here.</summary>
    private static string Fold(string item) => item.ToUpperInvariant();

    private static void InsertLines(WriterSession session, byte[] customer, Order order)
    {
        foreach (var line in order.Lines)
            session
                .InsertOrderLine.Bind(1, customer)
                .Bind(2, Fold(line.OfferId))
                .Bind(3, line.OfferId)
                .Bind(4, line.IsCancelled ? 0 : line.Quantity)
                .Bind(5, line.SubscriptionId)
                .Bind(6, order.Id)
                .Execute();
    }

    /// <summary>
    /// Adds the order and what is looked up about its lines; neither, when the order is there, or when it would exceed
    /// a cap. The writer makes one change at a time.
    /// </summary>
    private sealed class OrderWrite(
        Guid partner,
        PlacedOrder booked,
        IReadOnlyCollection<ItemCap> caps,
        StateSerializer serializer
    ) : StoreWrite
    {
        private readonly byte[] _owner = StoreKey.Of(partner, booked.Order.CustomerId);
        private readonly byte[] _body = serializer.ToBytes(booked.Order);

        public bool IsNew { get; private set; }

        public ItemCap? Exceeded { get; private set; }

        public int Purchased { get; private set; }

        public override void Apply(WriterSession session)
        {
            if (caps.Count > 0 && !IsKept(session) && !IsWithin(session))
                return;
            IsNew =
                session
                    .InsertOrder.Bind(1, _owner)
                    .Bind(2, booked.Order.Id)
                    .Bind(3, booked.CartId.ToByteArray(bigEndian: true))
                    .Bind(4, booked.Sequence)
                    .Bind(5, _body)
                    .Execute() == 1;
            if (IsNew)
                InsertLines(session, _owner, booked.Order);
        }

        private bool IsKept(WriterSession session)
        {
            using var rows = session.HasOrder.Bind(1, _owner).Bind(2, booked.Order.Id).Use();
            return rows.Step();
        }

        private bool IsWithin(WriterSession session)
        {
            foreach (var cap in caps)
            {
                Purchased = PurchasedOf(session.Purchased, _owner, cap.CatalogItemId);
                if (Purchased + booked.Order.QuantityOf(cap.CatalogItemId) <= cap.Most)
                    continue;
                Exceeded = cap;
                return false;
            }

            return true;
        }
    }

    /// <summary>Replaces an order that has been changed as often as expected, and what is looked up about it.</summary>
    private sealed class OrderChange(Guid partner, PlacedOrder next, StateSerializer serializer) : StoreWrite
    {
        private readonly byte[] _owner = StoreKey.Of(partner, next.Order.CustomerId);
        private readonly byte[] _body = serializer.ToBytes(next.Order);

        public bool IsDone { get; private set; }

        public override void Apply(WriterSession session)
        {
            IsDone =
                session
                    .UpdateOrder.Bind(1, _owner)
                    .Bind(2, next.Order.Id)
                    .Bind(3, next.Order.Changes)
                    .Bind(4, next.Order.Changes - 1)
                    .Bind(5, _body)
                    .Execute() == 1;
            if (!IsDone)
                return;
            session.DeleteOrderLines.Bind(1, _owner).Bind(2, next.Order.Id).Execute();
            InsertLines(session, _owner, next.Order);
        }
    }

    private sealed class Registration(byte[] customer, Guid subscription, DateTimeOffset now) : StoreWrite
    {
        public override void Apply(WriterSession session) =>
            session
                .InsertRegistration.Bind(1, customer)
                .Bind(2, subscription.ToByteArray(bigEndian: true))
                .Bind(3, now.UtcTicks)
                .Execute();
    }
}
