using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>A body that must be a cart, or an order without one.</summary>
internal static class DraftBody
{
    public static bool TryRead(
        HttpRequest request,
        in RequestBody body,
        bool acceptsNewMembers,
        bool isOrder,
        [NotNullWhen(true)] out CartDraft? draft,
        out Fault fault
    )
    {
        draft = null;
        fault = default;
        if (body.Fault is { } unread)
            fault = unread;
        else if (EncodingProblem(request) is { } encoding)
            fault = EdgeFaults.Invalid(encoding);
        else if (!CartReader.TryRead(body.Bytes, out draft, out var refusal, acceptsNewMembers, isOrder))
            fault = RefusalFaults.Of(refusal);
        return draft is not null;
    }

    private static string? EncodingProblem(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        return encoding.Count == 0 || string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"Content-Encoding {SanitizedText.Of(encoding.ToString())} is not supported: send the body as it is.";
    }
}
