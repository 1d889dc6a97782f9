using PartnerCarts.Api.Audit;
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
        };

    public static Operation Place { get; } =
        new(
            "placeOrder",
            "Order without a cart",
            "One order of all lines, which are judged as a cart's lines and its checkout are; the first fault "
                + "decides, and then nothing is ordered.",
            typeof(Order),
            Good("The order.", 201),
            new Dictionary<int, string>
            {
                [400] =
                    $"{BadCustomer}, 800002 invalid input, 900126 unknown enum value, 900142 item, 900169 currency, "
                    + "900275 quantity, 900269 and 900270 billing cycle, 800121 term, 900242 end of the term, "
                    + "900203 and 900206 attestation, 27007 promotion, 4018 lines that need an order each, and "
                    + "the codes with which a group of a checkout can fail",
                [403] =
                    "2085 and 2091 and 800020 the item cannot be bought, 13605 customer agreement, 900329 savings "
                    + "plans are for users",
                [409] = "800060 the outcome of the order is not known yet: send the same request again",
            }
        )
        {
            Tag = Orders,
            Change = AuditEvent.PlaceOrder,
            Policy = CartsPolicies.Checkout,
            IsRepeatable = true,
            NamesCustomerUser = true,
            Request = typeof(OrderRequest),
        };

    public static Operation Patch { get; } =
        new(
            "changeOrder",
            "Cancel an order, or some of its lines",
            "With status cancelled, as in the real service's sandbox: reservations and software; of several lines "
                + "all or none. Nothing else of an order can be changed. An order that is as asked already is "
                + "answered as it is.",
            typeof(Order),
            Good("The order as it is now."),
            new Dictionary<int, string>
            {
                [400] =
                    $"{BadCustomer}, 800002 invalid input, 2055 If-Match names another version, 800042 not that, "
                    + "800061 and 800063 and 900117 not cancellable, 800071 no such line, 800097 no other billing "
                    + "cycle, 900127 not here",
                [403] = "800019 and 800077 and 900321 not cancellable",
                [404] = NoOrder,
                [409] = "800014 another change is under way",
            }
        )
        {
            Tag = Orders,
            Change = AuditEvent.ChangeOrder,
            Policy = CartsPolicies.Write,
            HasPrecondition = true,
            IsRepeatable = true,
            Request = typeof(OrderChangeRequest),
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
