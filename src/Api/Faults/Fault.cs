using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Faults;

/// <summary>
/// An answer that is an error: its HTTP status and the code and text of its body (contract.md 8.1, 8.3).
/// </summary>
internal readonly record struct Fault(int Status, int Code, string Description)
{
    /// <summary>The fault of a code, with the status that the code has (contract.md 24.2).</summary>
    public static Fault Of(int code, string description) => new(ServiceCodes.StatusOf(code), code, description);

    /// <summary>Every line that is wrong; goes out as <c>data</c>.</summary>
    public ImmutableArray<string> Data { get; init; }

    /// <summary>When to come again, in seconds; goes out as <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The methods that the route takes; goes out as <c>Allow</c>.</summary>
    public string? Allow { get; init; }

    /// <summary>Whether what follows on the connection cannot be trusted.</summary>
    public bool ClosesConnection { get; init; }
}
