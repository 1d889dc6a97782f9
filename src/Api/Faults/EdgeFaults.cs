using PartnerCarts.Carts;

namespace PartnerCarts.Api.Faults;

/// <summary>What the HTTP API itself refuses, before or instead of asking a cart.</summary>
internal static class EdgeFaults
{
    /// <summary>
    /// A second is enough for a queue or a failing-over store, and shorter than the patience of every client.
    /// </summary>
    private const int RetrySoon = 1;

    /// <summary>The code of a cart that does not exist for who asks.</summary>
    public const int NoSuchCart = 800008;

    /// <summary>The code of a cart that another request is checking out.</summary>
    public const int Busy = 800064;

    /// <summary>The code of a checkout whose outcome is not known yet.</summary>
    public const int OrderInProgress = 800060;

    public static Fault NoToken { get; } =
        new(401, 800001, "The request has no partner token: send the header Authorization: Bearer <token>.");

    public static Fault UnknownRoute { get; } =
        new(404, 1000, "Not found: the service has no such resource. Its routes are in /openapi/v1.json.");

    public static Fault Unexpected { get; } =
        new(500, 800003, "The service failed unexpectedly. The request may be tried again with the same MS-RequestId.");

    public static Fault Stopping { get; } =
        Unavailable("The service is stopping and did not finish the request; try again.");

    public static Fault BadToken(string why) => new(401, 400, $"Access denied: {why}");

    /// <summary>For a token that is good but for its audience (contract.md 15.1 row 12).</summary>
    public static Fault RetiredAudience { get; } =
        new(
            401,
            900420,
            "Access denied: tokens for https://graph.windows.net are no longer accepted; ask for one for "
                + "https://api.partnercenter.microsoft.com."
        );

    public static Fault NotEntitled(string why) => new(403, 2032, $"Access denied: {why}");

    /// <summary>The route answers to users only (contract.md 20.4).</summary>
    public static Fault AppOnlyToken { get; } =
        new(
            403,
            900329,
            "Access denied: an application's own token is not enough here; ask with a token of a user (App+User)."
        );

    public static Fault Invalid(string description) => new(400, 800002, description);

    public static Fault BadCustomerId(string? customerId) =>
        new(
            400,
            900118,
            $"Customer id {SanitizedText.Of(customerId ?? "")} is invalid: it must be a GUID such as "
                + $"4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47."
        );

    public static Fault NoRelationship(Guid customer) =>
        new(403, 20002, $"Access denied: the partner has no relationship with customer {customer:D}.");

    public static Fault CartIdNoGuid(string? cartId) =>
        new(404, NoSuchCart, $"The cart could not be found: {SanitizedText.Of(cartId ?? "")} is not the id of a cart.");

    public static Fault OrderNotFound(string orderId) =>
        new(404, 20000, $"Not found: the customer has no order {SanitizedText.Of(orderId)}.");

    public static Fault SubscriptionNotFound(string id) =>
        new(404, 20003, $"Not found: the customer has no subscription {SanitizedText.Of(id)}.");

    public static Fault EnumNotParsed(string description) => new(400, 900126, description);

    /// <summary>An operation that the real service has and this one does not, on a route that exists: never 405, which
    /// some clients repeat without end (contract.md 15.2).</summary>
    public static Fault NotHere(string operation) =>
        new(400, 900127, $"{operation} is not available in this environment.");

    public static Fault NoProvisioning(string orderId) =>
        new(404, 800007, $"Legacy order {SanitizedText.Of(orderId)} has no provisioning information.");

    public static Fault NoSuchLine(string line, int count) =>
        new(400, 800071, $"{SanitizedText.Of(line)} is no line number of the order: its lines are 0 to {count - 1}.");

    public static Fault MethodNotAllowed(string method, string allow) =>
        new(405, 405, $"Method {SanitizedText.Of(method)} is not allowed here; allowed: {allow}.") { Allow = allow };

    public static Fault Unavailable(string description) => new(503, 800003, description) { RetryAfter = RetrySoon };
}
