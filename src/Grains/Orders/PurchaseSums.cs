using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerCarts.Grains;

/// <summary>
/// How much of each item a customer has bought, and which orders were counted last. Its size follows from the number of
/// different items, not of orders: an order that is asked for again is recognised as long as fewer than
/// <see cref="Remembered"/> others of the same customer came between.
/// </summary>
internal sealed class PurchaseSums
{
    /// <summary>How many orders are recognised when they come again.</summary>
    public const int Remembered = 512;

    private readonly Dictionary<string, int> _sums;
    private readonly ulong[] _counted;

    private PurchaseSums(Dictionary<string, int> sums, ulong[] counted)
    {
        _sums = sums;
        _counted = counted;
    }

    public static PurchaseSums Empty { get; } = new([], []);

    /// <summary>Ids compare without case. At most 2,147,483,647.</summary>
    public int Of(string catalogItemId) => _sums.GetValueOrDefault(catalogItemId);

    public bool HasCounted(string orderId) => Array.IndexOf(_counted, MarkOf(orderId)) >= 0;

    public PurchaseSums With(string orderId, IEnumerable<KeyValuePair<string, int>> quantities)
    {
        var sums = new Dictionary<string, int>(_sums, StringComparer.OrdinalIgnoreCase);
        foreach (var (item, quantity) in quantities)
            sums[item] = (int)Math.Min(int.MaxValue, (long)sums.GetValueOrDefault(item) + quantity);
        return new PurchaseSums(sums, [.. _counted.TakeLast(Remembered - 1), MarkOf(orderId)]);
    }

    /// <summary>The sums of a record.</summary>
    public static PurchaseSums Of(PurchaseRecord record) =>
        new(new Dictionary<string, int>(record.Items, StringComparer.OrdinalIgnoreCase), [.. record.Counted]);

    /// <summary>What is stored of them.</summary>
    public PurchaseRecord ToRecord() => new() { Items = [.. _sums], Counted = [.. _counted] };

    private static ulong MarkOf(string orderId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(orderId), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
