using System.Collections.Immutable;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Samples.OrderProcessor;

/// <summary>
/// Sells up to <see cref="Most"/> of an item in one order, and keeps each order in a file of its own, in the folder
/// that the setting <c>Ledger</c> names (default ledger). A distributor's own would ask the distributor's systems
/// instead; what it has to keep to is the same:
/// <list type="bullet">
/// <item>The order's id is the request's. Asked again with an id that is placed, it answers with that order.</item>
/// <item>An order is durable before the answer.</item>
/// <item>A refusal is an answer, with a code of docs/contract.md 8.3. An exception means that nobody knows: the service
/// asks again, until there is an answer.</item>
/// </list>
/// </summary>
public sealed class LedgerOrderProcessor(StateSerializer serializer, TimeProvider clock, IConfiguration configuration)
    : IOrderProcessor
{
    /// <summary>Of one line of one order.</summary>
    public const int Most = 100;

    private const int InvalidQuantity = 800020;

    private readonly string _folder = configuration["Ledger"] ?? "ledger";

    public async ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation)
    {
        var customer = request.Cart.CustomerId;
        if (await Find(request.Partner, customer, request.OrderId, cancellation) is { } earlier)
            return new OrderOutcome.Placed(earlier);
        var lines = request.Lines.SelectMany(line => line.SelfAndAddons()).ToImmutableArray();
        if (lines.FirstOrDefault(line => line.Quantity > Most) is { } large)
            return new OrderOutcome.Failed(
                new OrderFailure(
                    request.Group,
                    InvalidQuantity,
                    $"Item {large.CatalogItemId}: {large.Quantity} are ordered, at most {Most} are sold in one order."
                )
            );

        var order = new Order
        {
            Id = request.OrderId,
            CustomerId = customer,
            Group = request.Group,
            BillingCycle = request.BillingCycle,
            CurrencyCode = request.CurrencyCode,
            Created = clock.GetUtcNow(),
            Lines = [.. lines.Select(line => OrderLine.Of(line, SubscriptionOf(line), null, title: null))],
            CustomerUserUpn = request.CustomerUserUpn,
        };
        return new OrderOutcome.Placed(await Keep(request.Partner, order, cancellation));
    }

    public async ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation)
    {
        // A client may ask for any text: only what can be an order's id becomes a file's name.
        if (!orderId.All(char.IsAsciiHexDigit))
            return null;
        var file = FileOf(partner, customerId, orderId);
        return File.Exists(file) ? serializer.Read<Order>(await File.ReadAllBytesAsync(file, cancellation)) : null;
    }

    private static string? SubscriptionOf(CartLine line) =>
        line.EffectiveCycle == BillingCycle.OneTime ? null : Guid.NewGuid().ToString("D");

    /// <summary>
    /// Gives the order its name only when it is whole and on the disk. Two attempts may run at once; the order that the
    /// faster one kept is the answer of both.
    /// </summary>
    private async Task<Order> Keep(Guid partner, Order order, CancellationToken cancellation)
    {
        var file = FileOf(partner, order.CustomerId, order.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var part = $"{file}.{Guid.NewGuid():N}";
        await using (var stream = File.Create(part))
        {
            await stream.WriteAsync(serializer.ToBytes(order), cancellation);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, file);
            return order;
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(part);
            return serializer.Read<Order>(await File.ReadAllBytesAsync(file, cancellation));
        }
    }

    private string FileOf(Guid partner, Guid customer, string orderId) =>
        Path.Combine(_folder, $"{partner:D}", $"{customer:D}", orderId.ToLowerInvariant());
}
