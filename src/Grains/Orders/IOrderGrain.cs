namespace PartnerCarts.Grains;

/// <summary>One order of the built-in order processor. The key is partner/customer/order id.</summary>
[Alias("partnercarts.order")]
public interface IOrderGrain : IGrainWithStringKey
{
    /// <summary>Keeps the order unless one is kept already; returns the one that is kept, once it is durable.</summary>
    [Alias("keep")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<OrderRecord> Keep(OrderRecord order);

    [Alias("find")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<OrderRecord?> Find();

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

    /// <summary>Removes the record, for an operator who erases its customer.</summary>
    [Alias("erase")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Erase();
}

/// <summary>How much of each item one customer has bought. The key is partner/customer.</summary>
[Alias("partnercarts.customer-orders")]
public interface ICustomerOrdersGrain : IGrainWithStringKey
{
    /// <summary>Adds an order's quantities, once however often it is called for the same order.</summary>
    [Alias("count")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Count(string orderId, Dictionary<string, int> quantities);

    /// <summary>The quantities bought of those of the items that were bought at all.</summary>
    [Alias("purchased")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<Dictionary<string, int>> Purchased(string[] catalogItemIds);

    /// <summary>Removes the sums, for an operator who erases the customer.</summary>
    [Alias("erase")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task Erase();
}
