using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Requests;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Routes;

/// <summary>The user who is to get the licences of a checkout, named in a header (contract.md 2).</summary>
internal static class CustomerUser
{
    /// <summary>The fault of the header, or null; without the header, or with an empty one, there is no user.</summary>
    public static Fault? Read(HttpRequest request, out string? upn)
    {
        upn = request.Headers[HeaderKeys.CustomerUserUpn] is { Count: > 0 } values ? Decode(values.ToString()) : null;
        if (string.IsNullOrWhiteSpace(upn))
            upn = null;
        if (upn?.Length > CartLimits.TextLength)
            return EdgeFaults.Invalid(
                $"Header {HeaderKeys.CustomerUserUpn} has {upn.Length} characters; the limit is "
                    + $"{CartLimits.TextLength}."
            );
        return upn is not null && upn.Any(char.IsControl)
            ? EdgeFaults.Invalid($"Header {HeaderKeys.CustomerUserUpn} has control characters.")
            : null;
    }

    /// <summary>Headers arrive as Latin-1, one character a byte; bytes that are UTF-8 are taken for it.</summary>
    private static string Decode(string header)
    {
        if (Ascii.IsValid(header))
            return header;
        var bytes = Encoding.Latin1.GetBytes(header);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : header;
    }
}
