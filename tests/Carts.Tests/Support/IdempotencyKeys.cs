using System.Text;

namespace PartnerCarts.Carts.Tests;

/// <summary>Requests by small numbers: 0 is "not given".</summary>
internal static class IdempotencyKeys
{
    public static IdempotencyKey Of(int request = 0, string body = "", int operation = 0) =>
        new(Id(request, 0x10), IdempotencyKey.HashOf(Encoding.UTF8.GetBytes(body)), Id(operation, 0x20));

    private static Guid Id(int number, byte family) =>
        number == 0 ? Guid.Empty : new Guid(number, 0, 0, [family, 0, 0, 0, 0, 0, 0, 0]);
}
