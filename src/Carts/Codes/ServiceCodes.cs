using System.Collections.Frozen;
using At = PartnerCarts.Carts.CodePlaces;

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
        new(800001, 401, At.Edge, "the request has no partner token"),
        new(400, 401, At.Edge, "the token is bad or has expired"),
        new(900420, 401, At.Edge, "the token's audience is retired"),
        new(2032, 403, At.Edge, "the token lacks the permission"),
        new(20002, 403, At.Edge, "the partner has no relationship with the customer"),
        new(900150, 403, At.Edge, "the user's role lacks the permission"),
        new(900308, 403, At.Edge, "the privileges are not enough"),
        new(900309, 403, At.Edge, "conditional access blocks the request"),
        new(900329, 403, At.Buying | At.Read, "an application's own token is not enough"),
        new(60003, 404, At.Edge, "the tenant was not found"),
        new(900118, 400, At.Edge, "the customer id is not valid"),
        new(2000, 400, At.Edge, "the tenant id is no GUID"),
        // The service itself.
        new(800003, 503, At.Edge, "the service cannot answer now"),
        new(900192, 500, At.Buying | At.Read | At.PatchOrder | At.Catalog, "the service failed; try again later"),
        new(0, 501, At.Buying | At.Read | At.PatchOrder | At.Catalog, "the error is not defined"),
        // What is sent, and what it names.
        new(800002, 400, At.Cart | At.PostOrder | At.PatchOrder | At.Read, "the input is not valid"),
        new(3000, 400, At.Cart | At.PostOrder | At.PatchOrder | At.Read, "a property is not valid"),
        new(900126, 400, At.Cart | At.PostOrder | At.PatchOrder | At.Read, "an enum value could not be read"),
        new(400056, 400, At.Catalog, "the input is not valid"),
        new(2055, 400, At.Cart | At.Checkout | At.PatchOrder, "the ETag is stale"),
        new(800008, 404, At.Cart | At.Checkout | At.Read, "the cart could not be found"),
        new(20000, 404, At.Read | At.PatchOrder, "the order could not be found"),
        new(20003, 404, At.Read | At.PatchOrder, "the subscription could not be found"),
        new(1000, 404, At.Edge, "there is no such route"),
        new(800007, 404, At.Read, "there is no provisioning information"),
        new(800009, 400, At.Checkout, "lines of the cart are in error"),
        new(800065, 400, At.Cart, "the cart was submitted already"),
        new(800064, 409, At.Cart | At.Checkout, "another request is working on the cart"),
        new(800060, 409, At.Checkout, "the order is under way"),
        new(800036, 417, At.Cart | At.Checkout, "a precondition failed"),
        new(405, 405, At.Edge, "the method is not allowed here"),
        new(800042, 400, At.Buying | At.PatchOrder | At.Read, "the operation is not supported"),
        new(900127, 400, At.Buying | At.PatchOrder | At.Read, "the operation is not supported in this environment"),
        new(900141, 400, At.Buying | At.PatchOrder | At.Read, "the operation is not supported at all"),
        // Customer and partner.
        new(13605, 403, At.Checkout | At.PostOrder, "the customer agreement is not accepted"),
        new(800039, 403, At.Buying, "the reseller programme is not active"),
        new(900149, 403, At.Buying, "the programme is not active"),
        new(800073, 403, At.Buying, "the customer is under review"),
        new(800074, 403, At.Buying, "the customer's review was not passed"),
        new(800075, 403, At.Buying, "the customer is not approved"),
        new(900416, 403, At.Buying, "the account is locked"),
        new(900123, 403, At.Checkout | At.PostOrder, "the reseller has not accepted the partner agreement"),
        new(900124, 403, At.Checkout | At.PostOrder, "the partner has not accepted the partner agreement"),
        new(2006, 403, At.Cart | At.Purchase, "the partner is not valid for the offer"),
        new(2030, 403, At.Cart | At.Purchase, "the partner is not onboarded in that country"),
        new(2072, 404, At.Purchase, "the named partner on record is not valid"),
        new(2071, 400, At.Purchase, "the customer has no advisor"),
        new(800015, 404, At.Purchase, "the named reseller's MPN id was not found"),
        new(800016, 400, At.Purchase, "the named MPN id is not that of an indirect reseller"),
        new(900154, 400, At.Purchase, "the named reseller is not linked to an active indirect reseller"),
        new(900206, 400, At.Checkout | At.PostOrder, "the partner's attestation is missing"),
        new(900419, 400, At.Purchase, "the customer has too many subscriptions"),
        new(900112, 409, At.Purchase, "an upgrade is pending"),
        new(900113, 409, At.Purchase, "an upgrade is running"),
        new(900114, 409, At.Purchase, "an upgrade failed"),
        // Money.
        new(800043, 403, At.Cart | At.Read | At.Catalog, "there is no access to prices"),
        new(800023, 403, At.Purchase, "funds are insufficient"),
        new(800069, 403, At.Purchase, "the risk check failed"),
        new(900121, 403, At.Purchase, "the credit limit is reached"),
        new(800025, 400, At.Purchase, "no line of credit is defined"),
        new(800022, 400, At.Purchase, "the customer is not eligible for this transaction"),
        new(800024, 400, At.Purchase, "the partner is not eligible for this transaction"),
        new(800026, 400, At.Purchase, "the account is not eligible for this transaction"),
        new(800062, 400, At.Purchase, "the item is not eligible for this transaction"),
        // Catalog and items.
        new(400072, 200, At.Catalog, "the item is not available"),
        new(400013, 404, At.Catalog, "the product could not be found"),
        new(400018, 404, At.Catalog, "the SKU could not be found"),
        new(400019, 404, At.Catalog | At.Purchase, "the availability could not be found"),
        new(400030, 403, At.Catalog, "the segment is not allowed"),
        new(400036, 403, At.Catalog, "the view is not allowed"),
        new(800004, 400, At.Order, "the offer id is not valid"),
        new(900142, 400, At.Cart | At.PostOrder, "the catalog item is not present"),
        new(2085, 403, At.Order, "the offer is not eligible"),
        new(2091, 403, At.Order, "the offer is gone"),
        new(800020, 403, At.Order, "the item cannot be bought"),
        new(800010, 400, At.Order, "there is no inventory for the item"),
        new(800017, 400, At.Order, "the quantity is not available"),
        new(800070, 400, At.Order, "the offer is not sold in that country"),
        new(800086, 400, At.Order, "the customer lacks a tag that the offer asks for"),
        new(800005, 500, At.Order, "the order could not be created"),
        new(800031, 500, At.Order, "the purchase system is not supported"),
        new(800083, 500, At.Order, "there are several quantity options"),
        new(800084, 500, At.Order, "the duration is not supported"),
        new(800087, 500, At.Order, "there is an issue with the line"),
        new(800027, 403, At.Order | At.PatchOrder, "licences can be neither added nor removed"),
        new(800028, 403, At.Order | At.PatchOrder, "the initial term is no longer sold"),
        new(2002, 400, At.Order | At.PatchOrder, "the quantity is outside the range"),
        new(4018, 400, At.Order | At.PatchOrder, "the order cannot be processed"),
        new(900275, 400, At.Order | At.PatchOrder, "the quantity of a line is not valid"),
        new(27006, 400, At.Order, "the use limit of the offer is reached"),
        new(27007, 400, At.Order, "the promotion code is not valid"),
        new(800121, 400, At.PostOrder | At.Read, "the term is not valid"),
        new(800107, 400, At.PatchOrder, "the term of a trial cannot be changed"),
        new(900169, 400, At.Checkout | At.PostOrder, "the currency is not supported"),
        new(900203, 400, At.Cart | At.PostOrder, "the item needs an attestation"),
        new(900269, 400, At.Cart | At.PostOrder, "the billing cycle is not valid"),
        new(900270, 400, At.Cart | At.PostOrder, "the billing cycle is longer than the term"),
        new(900242, 400, At.Buying, "the custom term end date matches nothing"),
        // Caps.
        new(800066, 403, At.Purchase, "the cap on subscriptions is exceeded"),
        new(800067, 403, At.Purchase, "the cap on seats is exceeded"),
        new(800068, 403, At.Purchase, "the cap on Azure subscriptions is exceeded"),
        new(800088, 403, At.Purchase, "the cap on assets is exceeded"),
        new(800089, 403, At.Purchase, "the cap on purchases is exceeded"),
        new(800018, 400, At.Order, "the cap of the sandbox is reached"),
        new(900116, 400, At.Order, "the cap of the sandbox on Azure plans is reached"),
        // Subscriptions.
        new(800011, 400, At.Order, "the named Azure subscription is not valid"),
        new(800012, 400, At.Order, "the named subscription is not active"),
        new(800021, 400, At.Order, "the named subscription is not valid"),
        new(800013, 400, At.Order, "the named subscription is not enabled for reservations"),
        new(800030, 400, At.Order, "the named subscription is not registered for reservations"),
        new(800029, 400, At.Order | At.PatchOrder, "the addon does not belong to that parent subscription"),
        new(900128, 400, At.Order, "the customer has no Azure plan"),
        new(900129, 400, At.Order, "the customer has no active Azure plan"),
        new(900312, 400, At.Line | At.Order, "the scope is neither shared nor single"),
        new(900313, 400, At.Line | At.Order, "the entitlement is missing"),
        new(900314, 400, At.Line | At.Order, "the entitlement is not active"),
        new(900315, 400, At.Line | At.Order, "the entitlement is not eligible for the item"),
        new(900317, 400, At.Line | At.Order, "the Azure plan is missing"),
        new(900318, 400, At.Line | At.Order, "the Azure plan is unknown, or has no active Azure subscription"),
        new(900322, 403, At.Order, "savings plans cannot be bought in a sandbox"),
        new(900323, 403, At.Order, "the partner on record is another one's"),
        new(900321, 403, At.PatchOrder, "the order cannot be managed here"),
        // Changes of orders.
        new(800061, 400, At.PatchOrder, "the order cannot be cancelled"),
        new(800063, 400, At.PatchOrder, "the order cannot be cancelled; suspend its subscription"),
        new(900117, 400, At.PatchOrder, "the time to cancel is over"),
        new(800019, 403, At.PatchOrder, "cancelling is not allowed"),
        new(800077, 403, At.PatchOrder, "the order is changed by its subscription"),
        new(6000, 400, At.PatchOrder, "a subscription of the order is not active"),
        new(6001, 400, At.PatchOrder, "the item is not sold by that billing cycle"),
        new(800097, 400, At.PatchOrder, "the billing cycle of a modern order cannot be changed"),
        new(800071, 400, At.Read, "there is no such line in the order"),
        new(800014, 409, At.PatchOrder, "an adjustment of the order is pending"),
        new(900252, 400, At.PatchOrder, "the purchase order document is not valid"),
        new(900253, 400, At.PatchOrder, "the tender is not valid"),
        new(900254, 400, At.PatchOrder, "the metadata of the purchase order are not valid"),
        // Errors of lines.
        new(10000, null, At.Line, "the currency is not sold"),
        new(10001, null, At.Line, "the catalog item id is not valid"),
        new(10002, null, At.Line, "the quota is used up"),
        new(10003, null, At.Line, "there is no inventory for the item"),
        new(10004, null, At.Line, "the partner may not name resellers"),
        new(10006, null, At.Line, "the line cannot be processed"),
        new(10007, null, At.Line, "the named subscription is not valid"),
        new(10008, null, At.Line, "the named subscription is not enabled for reservations"),
        new(10009, null, At.Line, "the cap of the sandbox is reached"),
        new(10010, null, At.Line, "the input is not valid"),
        new(10011, null, At.Line, "the named subscription is not registered for reservations"),
        new(10012, null, At.Line, "the attestation is missing"),
        new(10013, null, At.Line, "the billing plan is not sold"),
        new(10014, null, At.Line, "the promotion is not valid"),
        new(10015, null, At.Line, "the seats are more than allowed"),
        new(10016, null, At.Line, "the item cannot take a custom term end date"),
        new(10017, null, At.Line, "the custom term end date is not valid"),
        new(10018, null, At.Line, "the base has too few seats"),
        new(10019, null, At.Line, "the addon has too few seats"),
        new(400039, null, At.Line, "the term is not supported"),
        new(400041, null, At.Line, "the addon has no base"),
        new(500600, null, At.Line, "the offer is withdrawn"),
    ];

    private static readonly FrozenDictionary<int, ServiceCode> ByCode = All.ToFrozenDictionary(entry => entry.Code);

    /// <summary>Null for a code that the service does not have.</summary>
    public static ServiceCode? Find(int code) => ByCode.GetValueOrDefault(code);

    /// <summary>The HTTP status of a code that has one.</summary>
    /// <exception cref="ArgumentException">The service does not have the code, or it has no status.</exception>
    public static int StatusOf(int code) =>
        Find(code)?.Status ?? throw new ArgumentException($"Code {code} has no HTTP status.", nameof(code));
}
