using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What a PATCH does to an order (contract.md 20.6): it cancels, or it is refused. Every refusal has a status that no
/// client repeats by itself for long; never 405 (contract.md 15.2).
/// </summary>
internal static class OrderPatching
{
    private static readonly TimeSpan LongestCancellable = TimeSpan.FromDays(60);

    /// <summary>The changed order, the same one when there is nothing to change, or a refusal.</summary>
    /// <param name="order">As it is stored.</param>
    /// <param name="patch">What it is to be.</param>
    /// <param name="isSandbox">Whether purchases can be cancelled as in the real service's sandbox.</param>
    /// <param name="now">The time.</param>
    /// <param name="operation">Names the request.</param>
    public static (Order? Next, OrderRefusal? Refusal) Decide(
        Order order,
        OrderPatch patch,
        bool isSandbox,
        DateTimeOffset now,
        Guid operation
    )
    {
        if (patch.Cancels)
            return Cancel(order, patch, isSandbox, now, operation);
        var isLegacy = OrderLife.IsLegacy(order);
        if (Lines(patch).Any(line => line.ParentSubscriptionId is not null && !IsKnown(order, line)))
            return isLegacy
                ? NotHere("Adding an addon to an order")
                : Refuse(800042, "An addon of new commerce is bought with a cart: orders take no more lines.");
        if (patch.BillingCycle is { } cycle && cycle is not BillingCycle.Unknown && cycle != order.BillingCycle)
            return isLegacy
                ? NotHere("Changing an order's billing cycle")
                : Refuse(800097, $"The billing cycle of order {order.Id} cannot be changed: it is not legacy.");
        if (FirstDifference(order, patch) is { } difference)
            return Refuse(800042, $"{difference} of order {order.Id} cannot be changed.");
        return patch.IsRecognised
            ? (order, null)
            : Refuse(800002, "The body says nothing of an order: it needs a status, lineItems or a billingCycle.");
    }

    private static (Order?, OrderRefusal?) Cancel(
        Order order,
        OrderPatch patch,
        bool isSandbox,
        DateTimeOffset now,
        Guid operation
    )
    {
        if (Lines(patch).FirstOrDefault(line => line.Number < 0 || line.Number >= order.Lines.Length) is { } unknown)
            return Refuse(800071, $"Order {order.Id} has no line {unknown.Number} to cancel.");
        HashSet<int> asked = patch.Lines.IsDefaultOrEmpty
            ? [.. Enumerable.Range(0, order.Lines.Length)]
            : [.. patch.Lines.Select(line => line.Number)];
        if (asked.All(number => order.Lines[number].IsCancelled))
            return (order, null);
        foreach (var number in asked.Order())
            if (!order.Lines[number].IsCancelled && Refusal(order, number, isSandbox, now) is { } refusal)
                return (null, refusal);

        var change = order.Changes + 1;
        var lines = order.Lines;
        foreach (var number in asked)
            if (!lines[number].IsCancelled)
                lines = lines.SetItem(number, lines[number] with { CancelledIn = change });
        return (
            order with
            {
                Lines = lines,
                Outcome = lines.All(line => line.IsCancelled) ? OrderStatus.Cancelled : order.Outcome,
                Changes = change,
                ChangedBy = operation,
            },
            null
        );
    }

    private static OrderRefusal? Refusal(Order order, int number, bool isSandbox, DateTimeOffset now)
    {
        var kind = order.Lines[number].Kind;
        var age = now - order.Created;
        return kind switch
        {
            ItemKind.License or ItemKind.Trial or ItemKind.AzurePlan => new(
                800063,
                $"Line {number} cannot be cancelled with its order: suspend its subscription."
            ),
            ItemKind.Saas => new(800077, $"Line {number} cannot be cancelled with its order: it is SaaS."),
            ItemKind.SavingsPlan => new(900321, $"Line {number} is a savings plan and cannot be managed here."),
            ItemKind.Legacy => new(800061, $"Line {number} is legacy and cannot be cancelled."),
            ItemKind.None => new(800061, $"Line {number} is of no kind that can be cancelled."),
            _ when age > LongestCancellable => new(
                800061,
                $"Order {order.Id} is {(int)age.TotalDays} days old; orders can be cancelled for 60 days."
            ),
            _ when isSandbox => null,
            ItemKind.Reservation => new(
                800019,
                $"Line {number} is a reservation, which can be cancelled in the sandbox only."
            ),
            _ when age > WindowOf(kind) => new(
                900117,
                $"Line {number} could be cancelled for {WindowOf(kind).TotalDays:0} days; they are over."
            ),
            _ => null,
        };
    }

    private static TimeSpan WindowOf(ItemKind kind) => TimeSpan.FromDays(kind is ItemKind.Software ? 30 : 7);

    /// <summary>The first member that a line is to have another value of; null when there is none.</summary>
    private static string? FirstDifference(Order order, OrderPatch patch)
    {
        foreach (var line in Lines(patch))
        {
            if (line.Number < 0 || line.Number >= order.Lines.Length)
                return $"The number of lines ({order.Lines.Length})";
            var stored = order.Lines[line.Number];
            var shown = stored.IsCancelled && order.Outcome is not OrderStatus.Cancelled ? 0 : stored.Quantity;
            if (line.Quantity is { } quantity && quantity != shown)
                return $"The quantity of line {line.Number}";
            if (line.OfferId is { } offer && !offer.Equals(stored.OfferId, StringComparison.OrdinalIgnoreCase))
                return $"The item of line {line.Number}";
        }

        return null;
    }

    /// <summary>Clients send a whole order back, and with it the addons that it has.</summary>
    private static bool IsKnown(Order order, OrderLinePatch line) =>
        line.Number >= 0
        && line.Number < order.Lines.Length
        && string.Equals(
            order.Lines[line.Number].ParentSubscriptionId,
            line.ParentSubscriptionId,
            StringComparison.OrdinalIgnoreCase
        );

    private static IEnumerable<OrderLinePatch> Lines(OrderPatch patch) =>
        patch.Lines.IsDefault ? [] : patch.Lines.AsEnumerable();

    private static (Order?, OrderRefusal?) NotHere(string operation) =>
        Refuse(900127, $"{operation} is not available in this environment.");

    private static (Order?, OrderRefusal?) Refuse(int code, string description) =>
        (null, new OrderRefusal(code, description));
}
