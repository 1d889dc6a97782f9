using PartnerCarts.Api.Audit;

namespace PartnerCarts.Api.OpenApi;

/// <summary>What the API's description says of a route besides its path and method.</summary>
/// <param name="Id">Names the operation, also in generated clients.</param>
/// <param name="Summary">In a few words.</param>
/// <param name="Description">In a few sentences.</param>
/// <param name="Answer">The type of the answer's body.</param>
/// <param name="Successes">Status and meaning of good answers.</param>
/// <param name="Faults">Status and codes of others, besides <see cref="CommonFaults"/>.</param>
internal sealed record Operation(
    string Id,
    string Summary,
    string Description,
    Type Answer,
    IReadOnlyDictionary<int, string> Successes,
    IReadOnlyDictionary<int, string> Faults
)
{
    /// <summary>The fault of each route whose path has a customer.</summary>
    public const string BadCustomer = "900118 customer id is no GUID";

    /// <summary>What every route may answer.</summary>
    public static IReadOnlyDictionary<int, string> CommonFaults { get; } =
        new Dictionary<int, string>
        {
            [401] = "800001 no token, 400 the token is not valid, 900420 the token is for a retired audience",
            [403] =
                "2032 the token lacks the permission, or does not count here; 20002 the partner has no relationship "
                + "with the customer",
            [429] = "asked too often; Retry-After says when",
            [500] = "800003 the service failed",
            [503] = "800003 not now; Retry-After says when",
        };

    /// <summary>The authorization policy that the route requires; one of <see cref="CartsPolicies"/>.</summary>
    public required string Policy { get; init; }

    /// <summary>What the audit log calls the change; null for an operation that changes nothing.</summary>
    public AuditEvent? Change { get; init; }

    /// <summary>The group that the operation is shown in.</summary>
    public required string Tag { get; init; }

    /// <summary>The type of the request's body; null when it has none that is looked at.</summary>
    public Type? Request { get; init; }

    /// <summary>Whether <c>If-Match</c> is looked at.</summary>
    public bool HasPrecondition { get; init; }

    /// <summary>Whether <c>MS-RequestId</c> makes the request repeatable.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether <c>x-ms-customeruser-upn</c> is looked at.</summary>
    public bool NamesCustomerUser { get; init; }

    /// <summary>What may be asked for in the query, names in any case.</summary>
    public IReadOnlyList<QueryParameter> Query { get; init; } = [];

    /// <summary>Whether a good answer has an <c>ETag</c>.</summary>
    public bool HasETag { get; init; }

    /// <summary>The successes of a route that has one.</summary>
    public static Dictionary<int, string> Good(string meaning, int status = 200) => new() { [status] = meaning };

    /// <summary>What an answer of that status means.</summary>
    public string MeaningOf(int status) =>
        Successes.GetValueOrDefault(status)
        ?? (Faults.GetValueOrDefault(status), CommonFaults.GetValueOrDefault(status)) switch
        {
            ({ } own, { } common) => $"{own}; {common}",
            var (own, common) => own ?? common!,
        };
}

/// <summary>A parameter in the query of a route.</summary>
internal sealed record QueryParameter(string Name, string Description, bool IsRequired = false);
