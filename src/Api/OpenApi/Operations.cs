using PartnerCarts.Api.Audit;
using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description, one per route of carts.</summary>
internal static class Operations
{
    private const string Carts = "Carts";
    private const string BadInput = $"800002 invalid input, 900126 unknown enum value, {BadCustomer}";
    private const string NoCart = "800008 no such cart of this partner and customer, or it has expired";

    public static Operation Create { get; } =
        new(
            "createCart",
            "Create a cart",
            "Faults of a line (an unknown item, a billing cycle that is not sold) do not fail the call: the cart "
                + "is created, and the line carries an error.",
            typeof(Cart),
            Good("The cart.", 201),
            new Dictionary<int, string> { [400] = BadInput }
        )
        {
            Tag = Carts,
            HasETag = true,
            Change = AuditEvent.Create,
            Policy = CartsPolicies.Write,
            Request = typeof(CartRequest),
            IsRepeatable = true,
        };

    public static Operation Get { get; } =
        new(
            "getCart",
            "Read a cart",
            "Changes nothing.",
            typeof(Cart),
            Good("The cart."),
            new Dictionary<int, string> { [400] = BadCustomer, [404] = NoCart }
        )
        {
            Tag = Carts,
            HasETag = true,
            Policy = CartsPolicies.Read,
        };

    public static Operation Update { get; } =
        new(
            "updateCart",
            "Replace a cart's lines",
            "The lines of the body replace those of the cart. Its lifetime is not extended. The ids of the path "
                + "count, not those of the body.",
            typeof(Cart),
            Good("The cart as it is now.", 201),
            new Dictionary<int, string>
            {
                [400] = $"{BadInput}, 800065 already ordered, 2055 If-Match names another version",
                [404] = NoCart,
                [409] = "800064 a checkout is under way",
            }
        )
        {
            Tag = Carts,
            HasETag = true,
            Change = AuditEvent.Update,
            Policy = CartsPolicies.Write,
            Request = typeof(CartRequest),
            HasPrecondition = true,
            IsRepeatable = true,
        };

    public static Operation Checkout { get; } =
        new(
            "checkoutCart",
            "Order what is in a cart",
            "One order per order group. Groups that fail are in orderErrors, and a later checkout tries them "
                + "again. The checkout of an ordered cart shows its orders again. The body is not looked at.",
            typeof(CartCheckoutResult),
            new Dictionary<int, string>
            {
                [201] = "This request made an order.",
                [200] = "It made none: it repeats what was ordered before, or every group failed.",
            },
            new Dictionary<int, string>
            {
                [400] =
                    $"800009 a line is in error, 2055 If-Match names another version, 800002 invalid input, "
                    + $"{BadCustomer}",
                [404] = $"{NoCart}; 400019 an item has left the catalog",
                [409] = "800064 another checkout is under way, 800060 the outcome of the orders is not known yet",
            }
        )
        {
            Tag = Carts,
            HasETag = true,
            Change = AuditEvent.Checkout,
            Policy = CartsPolicies.Checkout,
            HasPrecondition = true,
            IsRepeatable = true,
            NamesCustomerUser = true,
        };
}
