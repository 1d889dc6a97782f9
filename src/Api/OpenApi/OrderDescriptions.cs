using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of orders.</summary>
internal static class OrderDescriptions
{
    private const string Orders = "Orders";
    private const string NoOrder = "20000 no such order of this partner and customer";

    public static Operation List { get; } =
        new(
            "listOrders",
            "List a customer's orders",
            "The newest first, at most 1000, each as it is now: pending until it is provisioned, then completed, with "
                + "the ids of its subscriptions.",
            typeof(OrderCollection),
            Good("The orders."),
            new Dictionary<int, string> { [400] = $"{BadCustomer}, 900126 billingType is no billing cycle" }
        )
        {
            Tag = Orders,
            Policy = CartsPolicies.Read,
            HasETag = false,
            Query = [new("billingType", "Only orders billed so, such as monthly or one_time.")],
        };

    public static Operation Get { get; } =
        new(
            "getOrder",
            "Read an order",
            "As it is now, which may be further than the checkout's answer said.",
            typeof(Order),
            Good("The order."),
            new Dictionary<int, string> { [400] = BadCustomer, [404] = NoOrder }
        )
        {
            Tag = Orders,
            Policy = CartsPolicies.Read,
            HasETag = false,
        };

    public static Operation ProvisioningStatus { get; } =
        new(
            "getProvisioningStatus",
            "Read how far an order is provisioned",
            "One item per line. For the token of a user and an application; that of an application alone is refused "
                + "with 403/900329.",
            typeof(ProvisioningStatusCollection),
            Good("The status of each line."),
            new Dictionary<int, string>
            {
                [400] = BadCustomer,
                [404] = $"{NoOrder}; 800007 a legacy order has no provisioning information",
            }
        )
        {
            Tag = Orders,
            Policy = CartsPolicies.Read,
            HasETag = false,
        };

    public static Operation ActivationLinks { get; } =
        new(
            "listActivationLinks",
            "List the activation links of an order",
            "Of its completed lines of software as a service; other lines have none.",
            typeof(ActivationLinkCollection),
            Good("The links."),
            new Dictionary<int, string> { [400] = BadCustomer, [404] = NoOrder }
        )
        {
            Tag = Orders,
            Policy = CartsPolicies.Read,
            HasETag = false,
        };

    public static Operation ActivationLinksOfLine { get; } =
        ActivationLinks with
        {
            Id = "listActivationLinksOfLine",
            Summary = "List the activation links of an order's line",
            Description = "One for a completed line of software as a service, none for others.",
            Faults = new Dictionary<int, string>
            {
                [400] = $"{BadCustomer}, 800071 the order has no line of that number",
                [404] = NoOrder,
            },
        };
}
