using System.Buffers.Binary;
using System.Net;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Whom an address belongs to, as far as it tells: a whole IPv4 address, and of an IPv6 address the first 64 bits,
/// since the others are the client's to choose.
/// </summary>
internal readonly record struct ClientNetwork(UInt128 Bits)
{
    private static readonly UInt128 Chosen = ulong.MaxValue;

    /// <param name="address">Null for a client without one, as on a local socket: those are all one.</param>
    public static ClientNetwork Of(IPAddress? address)
    {
        if (address is null)
            return default;
        Span<byte> bytes = stackalloc byte[16];
        var wide = address.MapToIPv6();
        wide.TryWriteBytes(bytes, out _);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new(wide.IsIPv4MappedToIPv6 ? bits : bits & ~Chosen);
    }
}
