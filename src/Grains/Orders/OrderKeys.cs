namespace PartnerCarts.Grains;

/// <summary>
/// The keys of the order book's grains: GUIDs in lower case joined by slashes, and order ids, which have none.
/// </summary>
internal static class OrderKeys
{
    private const int CustomerLength = 36 + 1 + 36;

    public static string CustomerOf(Guid partner, Guid customerId) => $"{partner:D}/{customerId:D}";

    public static string CustomerOf(string orderKey) => orderKey[..CustomerLength];

    public static ICustomerOrdersGrain Customer(IGrainFactory grains, string customer) =>
        grains.GetGrain<ICustomerOrdersGrain>(GrainId.Create(CustomerOrdersGrain.TypeName, customer));

    public static ISubscriptionGrain Subscription(IGrainFactory grains, string customer, string subscriptionId) =>
        grains.GetGrain<ISubscriptionGrain>(GrainId.Create(SubscriptionGrain.TypeName, $"{customer}/{subscriptionId}"));

    public static IOrderGrain Order(IGrainFactory grains, string customer, string orderId) =>
        grains.GetGrain<IOrderGrain>(GrainId.Create(OrderGrain.TypeName, $"{customer}/{orderId}"));

    /// <summary>Whether the text can be a subscription's id. Anything else must not become a key.</summary>
    public static bool IsSubscriptionId(string text) => Guid.TryParseExact(text, "D", out _);
}
