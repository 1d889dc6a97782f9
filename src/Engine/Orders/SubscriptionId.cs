using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Subscription ids follow from the order line that makes the subscription, so a repeated order makes the same ones.
/// </summary>
internal static class SubscriptionId
{
    /// <summary>Over a hash of whose order it is, its id and the line's number.</summary>
    public static string For(Guid partner, Guid customerId, string orderId, int lineNumber)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(
            Encoding.UTF8.GetBytes($"subscription/{partner:N}/{customerId:N}/{orderId}/{lineNumber}"),
            hash
        );
        return NameBasedGuid.FromHash(hash).ToString("D");
    }

    /// <summary>
    /// The form in which the service writes the ids it makes; any text that is no GUID stays as it is.
    /// </summary>
    public static string Normalise(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("D") : id;
}
