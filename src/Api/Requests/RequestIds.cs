using Microsoft.Extensions.Primitives;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Requests;

/// <summary>Reads the ids that a client gives to a request (contract.md 2, 9 item 6).</summary>
internal static class RequestIds
{
    /// <summary>UTF-16 units of an id (design.md, "What is promised", 7).</summary>
    public const int MaxLength = 128;

    /// <summary>The id to answer with, and what is wrong with the one that was sent; null for nothing.</summary>
    public static (string Id, string? Problem) Read(string header, StringValues values)
    {
        var text = values.ToString();
        return ProblemOf(header, text) is { } problem ? (NewId(), problem) : (text.Length == 0 ? NewId() : text, null);
    }

    /// <summary>As <see cref="Read"/>; the zero GUID is no id either.</summary>
    public static (string Id, Guid Key, string? Problem) ReadRequestId(string header, StringValues values)
    {
        var (id, problem) = Read(header, values);
        if (problem is not null || values.Count == 0)
            return (id, Guid.Empty, problem);
        var key = IdempotencyKey.RequestIdOf(values.ToString());
        return (key == Guid.Empty ? NewId() : id, key, null);
    }

    private static string? ProblemOf(string header, string text)
    {
        if (text.Length > MaxLength)
            return $"Header {header} has {text.Length} characters; the limit is {MaxLength}.";
        return text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? $"Header {header} must be printable ASCII." : null;
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
