namespace PartnerCarts.Grains;

/// <summary>One order of the built-in order processor. The key is partner/customer/order id.</summary>
[Alias("partnercarts.order")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Keeps the order unless one is kept already; returns the one that is kept, once it is durable.</summary>
    [Alias("keep")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<OrderRecord> Keep(OrderRecord order);

    /// <summary>As <see cref="Keep"/>, but for an order that would exceed a cap.</summary>
    /// <param name="order">The order.</param>
    /// <param name="most">How many of an item the customer may have, by catalog item id.</param>
    [Alias("keep-within")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<KeptOrder> KeepWithin(OrderRecord order, Dictionary<string, int> most);

    [Alias("find")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<OrderRecord?> Find();

    /// <summary>
    /// Replaces the order if it was changed once less than what it is to become; whether it is that by now.
    /// </summary>
    [Alias("change")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<bool> Change(OrderRecord next);

    /// <summary>
    /// Tells the customer's record what came of a change that was begun: what it cancelled, or that there was none.
    /// Being a call of the order's, it comes after one that is under way.
    /// </summary>
    /// <param name="number">Which change of the order, from 1.</param>
    [Alias("settle")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Settle(int number);

    /// <summary>Removes the order, for an operator who erases its customer.</summary>
    [Alias("erase")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Erase();
}

/// <summary>The item behind one subscription. The key is partner/customer/subscription id.</summary>
[Alias("partnercarts.subscription")]
public interface ISubscriptionGrain : IGrainWithStringKey
{
    [Alias("name")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Name(string catalogItemId);

    [Alias("item")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<string?> Item();

    /// <summary>Registers the subscription for reservations, unless it is registered.</summary>
    [Alias("register")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Register(DateTimeOffset now);

    /// <summary>When it was registered; null when it was not.</summary>
    [Alias("registered")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<DateTimeOffset?> Registered();

    /// <summary>Removes the record, for an operator who erases its customer.</summary>
    [Alias("erase")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Erase();
}

/// <summary>
/// How much of each item one customer has bought, and in which orders. The key is partner/customer.
/// </summary>
[Alias("partnercarts.customer-orders")]
public interface ICustomerOrdersGrain : IGrainWithStringKey
{
    /// <summary>Adds an order's quantities, once however often it is called for the same order.</summary>
    [Alias("count")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Count(string orderId, Dictionary<string, int> quantities);

    /// <summary>
    /// Counts an order, unless it would exceed a cap. Being one grain, it lets a customer's orders pass one by one.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="quantities">What it has, by catalog item id.</param>
    /// <param name="most">How many of an item the customer may have, by catalog item id.</param>
    [Alias("count-within")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<CapExceeded?> CountWithin(string orderId, Dictionary<string, int> quantities, Dictionary<string, int> most);

    /// <summary>
    /// Remembers that an order is about to be changed, until <see cref="Discount"/> or <see cref="EndChange"/>. What
    /// stops the order's silo in between leaves the mark, and whoever needs the sums finishes the change.
    /// </summary>
    /// <param name="change">The order and the number of its change, as <see cref="OrderChange"/> writes them.</param>
    [Alias("begin-change")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task BeginChange(string change);

    /// <summary>Forgets a change that cancelled nothing after all.</summary>
    [Alias("end-change")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task EndChange(string change);

    /// <summary>The changes that were begun and are not known to have ended.</summary>
    [Alias("changing")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<string[]> Changing();

    /// <summary>Takes cancelled quantities off the sums, once however often it is called for the same change.</summary>
    /// <param name="change">Names the change: the order and the number of its change.</param>
    /// <param name="quantities">What was cancelled, by catalog item id.</param>
    [Alias("discount")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Discount(string change, Dictionary<string, int> quantities);

    /// <summary>The ids of the newest orders that were counted, the newest first.</summary>
    [Alias("orders")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<string[]> Orders();

    /// <summary>The quantities bought of those of the items that were bought at all.</summary>
    [Alias("purchased")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<Dictionary<string, int>> Purchased(string[] catalogItemIds);

    /// <summary>Removes the sums, for an operator who erases the customer.</summary>
    [Alias("erase")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Erase();
}

/// <summary>The answer to an order that is to be kept within caps.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.kept-order")]
public sealed record KeptOrder
{
    /// <summary>The order that is kept; null when a cap would be exceeded.</summary>
    [Id(0)]
    public OrderRecord? Order { get; init; }

    /// <summary>The item whose cap would be exceeded.</summary>
    [Id(1)]
    public string? Exceeded { get; init; }

    /// <summary>How many of it the customer has.</summary>
    [Id(2)]
    public int Purchased { get; init; }
}

/// <summary>An item of which a customer would have more than it may.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.cap-exceeded")]
public sealed record CapExceeded
{
    [Id(0)]
    public required string CatalogItemId { get; init; }

    /// <summary>How many the customer has.</summary>
    [Id(1)]
    public int Purchased { get; init; }
}
