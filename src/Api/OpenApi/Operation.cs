namespace PartnerCarts.Api.OpenApi;

/// <summary>What the API's description says of a route besides its path and method.</summary>
/// <param name="Id">Names the operation, also in generated clients.</param>
/// <param name="Summary">In a few words.</param>
/// <param name="Description">In a few sentences.</param>
/// <param name="Answer">The type of the answer's body.</param>
/// <param name="Successes">Status and meaning of good answers.</param>
/// <param name="Faults">Status and codes of others, besides those of every route.</param>
internal sealed record Operation(string Id, string Summary, string Description, Type Answer, (int Status, string Meaning)[] Successes, (int Status, string Codes)[] Faults)
{
    /// <summary>The type of the request's body; null when it has none that is looked at.</summary>
    public Type? Request { get; init; }

    /// <summary>Whether <c>If-Match</c> is looked at.</summary>
    public bool HasPrecondition { get; init; }

    /// <summary>Whether <c>MS-RequestId</c> makes the request repeatable.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether <c>x-ms-customeruser-upn</c> is looked at.</summary>
    public bool NamesCustomerUser { get; init; }

    /// <summary>Whether a good answer has an <c>ETag</c>.</summary>
    public bool HasETag { get; init; } = true;
}
