using System.Collections.Frozen;

namespace PartnerCarts.Carts;

/// <summary>A code that the service answers with.</summary>
/// <param name="Code">The number on the wire.</param>
/// <param name="Status">The HTTP status; null for a code that is only ever the error of a line.</param>
/// <param name="Places">Where it may arise, unasked or on demand.</param>
/// <param name="Meaning">What it means: the end of a sentence, without a full stop.</param>
public sealed record ServiceCode(int Code, int? Status, CodePlaces Places, string Meaning);

/// <summary>
/// Every code of contract.md 24.2, once: refusals, faults, errors of lines and of order groups take their status and
/// their meaning from here.
/// </summary>
public static class ServiceCodes
{
    /// <summary>In the order of the contract.</summary>
    public static IReadOnlyList<ServiceCode> All { get; } =
    [
        // Who asks, and for whom.
        new(800001, 401, CodePlaces.Edge, "the request has no partner token"),
        new(400, 401, CodePlaces.Edge, "the token is bad or has expired"),
        new(900420, 401, CodePlaces.Edge, "the token's audience is retired"),
        new(2032, 403, CodePlaces.Edge, "the token lacks the permission"),
        new(20002, 403, CodePlaces.Edge, "the partner has no relationship with the customer"),
        new(900150, 403, CodePlaces.Edge, "the user's role lacks the permission"),
        new(900308, 403, CodePlaces.Edge, "the privileges are not enough"),
        new(900309, 403, CodePlaces.Edge, "conditional access blocks the request"),
        new(
            900329,
            403,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder | CodePlaces.Read,
            "an application's own token is not enough"
        ),
        new(60003, 404, CodePlaces.Edge, "the tenant was not found"),
        new(900118, 400, CodePlaces.Edge, "the customer id is not valid"),
        new(2000, 400, CodePlaces.Edge, "the tenant id is no GUID"),
        // The service itself.
        new(800003, 503, CodePlaces.Edge, "the service cannot answer now"),
        new(
            900192,
            500,
            CodePlaces.Cart
                | CodePlaces.Checkout
                | CodePlaces.PostOrder
                | CodePlaces.Read
                | CodePlaces.PatchOrder
                | CodePlaces.Catalog,
            "the service failed; try again later"
        ),
        new(
            0,
            501,
            CodePlaces.Cart
                | CodePlaces.Checkout
                | CodePlaces.PostOrder
                | CodePlaces.Read
                | CodePlaces.PatchOrder
                | CodePlaces.Catalog,
            "the error is not defined"
        ),
        // What is sent, and what it names.
        new(
            800002,
            400,
            CodePlaces.Cart | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "the input is not valid"
        ),
        new(
            3000,
            400,
            CodePlaces.Cart | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "a property is not valid"
        ),
        new(
            900126,
            400,
            CodePlaces.Cart | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "an enum value could not be read"
        ),
        new(400056, 400, CodePlaces.Catalog, "the input is not valid"),
        new(2055, 400, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PatchOrder, "the ETag is stale"),
        new(800008, 404, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.Read, "the cart could not be found"),
        new(20000, 404, CodePlaces.Read | CodePlaces.PatchOrder, "the order could not be found"),
        new(20003, 404, CodePlaces.Read | CodePlaces.PatchOrder, "the subscription could not be found"),
        new(1000, 404, CodePlaces.Edge, "there is no such route"),
        new(800007, 404, CodePlaces.Read, "there is no provisioning information"),
        new(800009, 400, CodePlaces.Checkout, "lines of the cart are in error"),
        new(800065, 400, CodePlaces.Cart, "the cart was submitted already"),
        new(800064, 409, CodePlaces.Cart | CodePlaces.Checkout, "another request is working on the cart"),
        new(800060, 409, CodePlaces.Checkout, "the order is under way"),
        new(800036, 417, CodePlaces.Cart | CodePlaces.Checkout, "a precondition failed"),
        new(405, 405, CodePlaces.Edge, "the method is not allowed here"),
        new(
            800042,
            400,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "the operation is not supported"
        ),
        new(
            900127,
            400,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "the operation is not supported in this environment"
        ),
        new(
            900141,
            400,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder | CodePlaces.PatchOrder | CodePlaces.Read,
            "the operation is not supported at all"
        ),
        // Customer and partner.
        new(13605, 403, CodePlaces.Checkout | CodePlaces.PostOrder, "the customer agreement is not accepted"),
        new(
            800039,
            403,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder,
            "the reseller programme is not active"
        ),
        new(900149, 403, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder, "the programme is not active"),
        new(800073, 403, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder, "the customer is under review"),
        new(
            800074,
            403,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder,
            "the customer's review was not passed"
        ),
        new(800075, 403, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder, "the customer is not approved"),
        new(900416, 403, CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder, "the account is locked"),
        new(
            900123,
            403,
            CodePlaces.Checkout | CodePlaces.PostOrder,
            "the reseller has not accepted the partner agreement"
        ),
        new(
            900124,
            403,
            CodePlaces.Checkout | CodePlaces.PostOrder,
            "the partner has not accepted the partner agreement"
        ),
        new(2006, 403, CodePlaces.Cart | CodePlaces.Purchase, "the partner is not valid for the offer"),
        new(2030, 403, CodePlaces.Cart | CodePlaces.Purchase, "the partner is not onboarded in that country"),
        new(2072, 404, CodePlaces.Purchase, "the named partner on record is not valid"),
        new(2071, 400, CodePlaces.Purchase, "the customer has no advisor"),
        new(800015, 404, CodePlaces.Purchase, "the named reseller's MPN id was not found"),
        new(800016, 400, CodePlaces.Purchase, "the named MPN id is not that of an indirect reseller"),
        new(900154, 400, CodePlaces.Purchase, "the named reseller is not linked to an active indirect reseller"),
        new(900206, 400, CodePlaces.Checkout | CodePlaces.PostOrder, "the partner's attestation is missing"),
        new(900419, 400, CodePlaces.Purchase, "the customer has too many subscriptions"),
        new(900112, 409, CodePlaces.Purchase, "an upgrade is pending"),
        new(900113, 409, CodePlaces.Purchase, "an upgrade is running"),
        new(900114, 409, CodePlaces.Purchase, "an upgrade failed"),
        // Money.
        new(800043, 403, CodePlaces.Cart | CodePlaces.Read | CodePlaces.Catalog, "there is no access to prices"),
        new(800023, 403, CodePlaces.Purchase, "funds are insufficient"),
        new(800069, 403, CodePlaces.Purchase, "the risk check failed"),
        new(900121, 403, CodePlaces.Purchase, "the credit limit is reached"),
        new(800025, 400, CodePlaces.Purchase, "no line of credit is defined"),
        new(800022, 400, CodePlaces.Purchase, "the customer is not eligible for this transaction"),
        new(800024, 400, CodePlaces.Purchase, "the partner is not eligible for this transaction"),
        new(800026, 400, CodePlaces.Purchase, "the account is not eligible for this transaction"),
        new(800062, 400, CodePlaces.Purchase, "the item is not eligible for this transaction"),
        // Catalog and items.
        new(400072, 200, CodePlaces.Catalog, "the item is not available"),
        new(400013, 404, CodePlaces.Catalog, "the product could not be found"),
        new(400018, 404, CodePlaces.Catalog, "the SKU could not be found"),
        new(400019, 404, CodePlaces.Catalog | CodePlaces.Purchase, "the availability could not be found"),
        new(400030, 403, CodePlaces.Catalog, "the segment is not allowed"),
        new(400036, 403, CodePlaces.Catalog, "the view is not allowed"),
        new(800004, 400, CodePlaces.Order, "the offer id is not valid"),
        new(900142, 400, CodePlaces.Cart | CodePlaces.PostOrder, "the catalog item is not present"),
        new(2085, 403, CodePlaces.Order, "the offer is not eligible"),
        new(2091, 403, CodePlaces.Order, "the offer is gone"),
        new(800020, 403, CodePlaces.Order, "the item cannot be bought"),
        new(800010, 400, CodePlaces.Order, "there is no inventory for the item"),
        new(800017, 400, CodePlaces.Order, "the quantity is not available"),
        new(800070, 400, CodePlaces.Order, "the offer is not sold in that country"),
        new(800086, 400, CodePlaces.Order, "the customer lacks a tag that the offer asks for"),
        new(800005, 500, CodePlaces.Order, "the order could not be created"),
        new(800031, 500, CodePlaces.Order, "the purchase system is not supported"),
        new(800083, 500, CodePlaces.Order, "there are several quantity options"),
        new(800084, 500, CodePlaces.Order, "the duration is not supported"),
        new(800087, 500, CodePlaces.Order, "there is an issue with the line"),
        new(800027, 403, CodePlaces.Order | CodePlaces.PatchOrder, "licences can be neither added nor removed"),
        new(800028, 403, CodePlaces.Order | CodePlaces.PatchOrder, "the initial term is no longer sold"),
        new(2002, 400, CodePlaces.Order | CodePlaces.PatchOrder, "the quantity is outside the range"),
        new(4018, 400, CodePlaces.Order | CodePlaces.PatchOrder, "the order cannot be processed"),
        new(900275, 400, CodePlaces.Order | CodePlaces.PatchOrder, "the quantity of a line is not valid"),
        new(27006, 400, CodePlaces.Order, "the use limit of the offer is reached"),
        new(27007, 400, CodePlaces.Order, "the promotion code is not valid"),
        new(800121, 400, CodePlaces.PostOrder | CodePlaces.Read, "the term is not valid"),
        new(800107, 400, CodePlaces.PatchOrder, "the term of a trial cannot be changed"),
        new(900169, 400, CodePlaces.Checkout | CodePlaces.PostOrder, "the currency is not supported"),
        new(900203, 400, CodePlaces.Cart | CodePlaces.PostOrder, "the item needs an attestation"),
        new(900269, 400, CodePlaces.Cart | CodePlaces.PostOrder, "the billing cycle is not valid"),
        new(900270, 400, CodePlaces.Cart | CodePlaces.PostOrder, "the billing cycle is longer than the term"),
        new(
            900242,
            400,
            CodePlaces.Cart | CodePlaces.Checkout | CodePlaces.PostOrder,
            "the custom term end date matches nothing"
        ),
        // Caps.
        new(800066, 403, CodePlaces.Purchase, "the cap on subscriptions is exceeded"),
        new(800067, 403, CodePlaces.Purchase, "the cap on seats is exceeded"),
        new(800068, 403, CodePlaces.Purchase, "the cap on Azure subscriptions is exceeded"),
        new(800088, 403, CodePlaces.Purchase, "the cap on assets is exceeded"),
        new(800089, 403, CodePlaces.Purchase, "the cap on purchases is exceeded"),
        new(800018, 400, CodePlaces.Order, "the cap of the sandbox is reached"),
        new(900116, 400, CodePlaces.Order, "the cap of the sandbox on Azure plans is reached"),
        // Subscriptions.
        new(800011, 400, CodePlaces.Order, "the named Azure subscription is not valid"),
        new(800012, 400, CodePlaces.Order, "the named subscription is not active"),
        new(800021, 400, CodePlaces.Order, "the named subscription is not valid"),
        new(800013, 400, CodePlaces.Order, "the named subscription is not enabled for reservations"),
        new(800030, 400, CodePlaces.Order, "the named subscription is not registered for reservations"),
        new(
            800029,
            400,
            CodePlaces.Order | CodePlaces.PatchOrder,
            "the addon does not belong to that parent subscription"
        ),
        new(900128, 400, CodePlaces.Order, "the customer has no Azure plan"),
        new(900129, 400, CodePlaces.Order, "the customer has no active Azure plan"),
        new(900312, 400, CodePlaces.Line | CodePlaces.Order, "the scope is neither shared nor single"),
        new(900313, 400, CodePlaces.Line | CodePlaces.Order, "the entitlement is missing"),
        new(900314, 400, CodePlaces.Line | CodePlaces.Order, "the entitlement is not active"),
        new(900315, 400, CodePlaces.Line | CodePlaces.Order, "the entitlement is not eligible for the item"),
        new(900317, 400, CodePlaces.Line | CodePlaces.Order, "the Azure plan is missing"),
        new(
            900318,
            400,
            CodePlaces.Line | CodePlaces.Order,
            "the Azure plan is unknown, or has no active Azure subscription"
        ),
        new(900322, 403, CodePlaces.Order, "savings plans cannot be bought in a sandbox"),
        new(900323, 403, CodePlaces.Order, "the partner on record is another one's"),
        new(900321, 403, CodePlaces.PatchOrder, "the order cannot be managed here"),
        // Changes of orders.
        new(800061, 400, CodePlaces.PatchOrder, "the order cannot be cancelled"),
        new(800063, 400, CodePlaces.PatchOrder, "the order cannot be cancelled; suspend its subscription"),
        new(900117, 400, CodePlaces.PatchOrder, "the time to cancel is over"),
        new(800019, 403, CodePlaces.PatchOrder, "cancelling is not allowed"),
        new(800077, 403, CodePlaces.PatchOrder, "the order is changed by its subscription"),
        new(6000, 400, CodePlaces.PatchOrder, "a subscription of the order is not active"),
        new(6001, 400, CodePlaces.PatchOrder, "the item is not sold by that billing cycle"),
        new(800097, 400, CodePlaces.PatchOrder, "the billing cycle of a modern order cannot be changed"),
        new(800071, 400, CodePlaces.Read, "there is no such line in the order"),
        new(800014, 409, CodePlaces.PatchOrder, "an adjustment of the order is pending"),
        new(900252, 400, CodePlaces.PatchOrder, "the purchase order document is not valid"),
        new(900253, 400, CodePlaces.PatchOrder, "the tender is not valid"),
        new(900254, 400, CodePlaces.PatchOrder, "the metadata of the purchase order are not valid"),
        // Errors of lines.
        new(10000, null, CodePlaces.Line, "the currency is not sold"),
        new(10001, null, CodePlaces.Line, "the catalog item id is not valid"),
        new(10002, null, CodePlaces.Line, "the quota is used up"),
        new(10003, null, CodePlaces.Line, "there is no inventory for the item"),
        new(10004, null, CodePlaces.Line, "the partner may not name resellers"),
        new(10006, null, CodePlaces.Line, "the line cannot be processed"),
        new(10007, null, CodePlaces.Line, "the named subscription is not valid"),
        new(10008, null, CodePlaces.Line, "the named subscription is not enabled for reservations"),
        new(10009, null, CodePlaces.Line, "the cap of the sandbox is reached"),
        new(10010, null, CodePlaces.Line, "the input is not valid"),
        new(10011, null, CodePlaces.Line, "the named subscription is not registered for reservations"),
        new(10012, null, CodePlaces.Line, "the attestation is missing"),
        new(10013, null, CodePlaces.Line, "the billing plan is not sold"),
        new(10014, null, CodePlaces.Line, "the promotion is not valid"),
        new(10015, null, CodePlaces.Line, "the seats are more than allowed"),
        new(10016, null, CodePlaces.Line, "the item cannot take a custom term end date"),
        new(10017, null, CodePlaces.Line, "the custom term end date is not valid"),
        new(10018, null, CodePlaces.Line, "the base has too few seats"),
        new(10019, null, CodePlaces.Line, "the addon has too few seats"),
        new(400039, null, CodePlaces.Line, "the term is not supported"),
        new(400041, null, CodePlaces.Line, "the addon has no base"),
        new(500600, null, CodePlaces.Line, "the offer is withdrawn"),
    ];

    private static readonly FrozenDictionary<int, ServiceCode> ByCode = All.ToFrozenDictionary(entry => entry.Code);

    /// <summary>Null for a code that the service does not have.</summary>
    public static ServiceCode? Find(int code) => ByCode.GetValueOrDefault(code);

    /// <summary>The HTTP status of a code that has one.</summary>
    /// <exception cref="ArgumentException">The service does not have the code, or it has no status.</exception>
    public static int StatusOf(int code) =>
        Find(code)?.Status ?? throw new ArgumentException($"Code {code} has no HTTP status.", nameof(code));
}
