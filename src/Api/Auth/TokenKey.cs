using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PartnerCarts.Api.Auth;

/// <summary>The SHA-256 of a token: what it is remembered by, without keeping the token itself.</summary>
internal readonly record struct TokenKey(UInt128 High, UInt128 Low)
{
    public static TokenKey Of(ReadOnlySpan<char> token)
    {
        Span<UInt128> hash = stackalloc UInt128[2];
        SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(hash));
        return new TokenKey(hash[0], hash[1]);
    }
}
