using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartnerCarts.Api.Requests;

/// <summary>The marks that a server leaves on an answer, for support; no client reads them (contract.md 3).</summary>
internal static class ServerHeaders
{
    private const int VectorBytes = 12;
    private const int VectorLength = 16 + 2;

    /// <summary>
    /// Six digits that follow from the machine's name: the same for every process on it, and telling little to
    /// strangers.
    /// </summary>
    public static string ServerId { get; } = IdOf(Environment.MachineName);

    /// <summary>A correlation vector: 16 characters of base64, then <c>.0</c>.</summary>
    public static string NewVector() => string.Create(VectorLength, 0, static (text, _) =>
        {
            Span<byte> random = stackalloc byte[VectorBytes];
            Random.Shared.NextBytes(random);
            Convert.TryToBase64Chars(random, text, out var written);
            ".0".CopyTo(text[written..]);
        });

    private static string IdOf(string machine)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(machine));
        return (BitConverter.ToUInt32(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
