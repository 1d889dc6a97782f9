using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// How much of each item a customer has bought, and in which orders. Its size follows from the number of different
/// items, and not of orders beyond the newest <see cref="IOrderStore.Reach"/>. An order that is counted again is
/// recognised as long as fewer than <see cref="Remembered"/> others of the same customer came between.
/// </summary>
internal sealed class PurchaseSums
{
    /// <summary>How many orders are recognised when they come again.</summary>
    public const int Remembered = 512;

    private readonly Dictionary<string, int> _sums;
    private readonly ulong[] _counted;
    private readonly string[] _orders;

    private PurchaseSums(Dictionary<string, int> sums, ulong[] counted, string[] orders)
    {
        _sums = sums;
        _counted = counted;
        _orders = orders;
    }

    public static PurchaseSums Empty { get; } = new([], [], []);

    /// <summary>The newest orders that were counted, oldest first.</summary>
    public IEnumerable<string> Orders => _orders;

    /// <summary>Ids compare without case. At most 2,147,483,647.</summary>
    public int Of(string catalogItemId) => _sums.GetValueOrDefault(catalogItemId);

    /// <summary>Whether the order, or the change of one, was counted.</summary>
    public bool HasCounted(string mark) => Array.IndexOf(_counted, HashOf(mark)) >= 0;

    /// <summary>With an order more.</summary>
    public PurchaseSums With(string orderId, IEnumerable<KeyValuePair<string, int>> quantities) =>
        new(Sum(quantities, 1), Counting(orderId), [.. _orders.TakeLast(IOrderStore.Reach - 1), orderId]);

    /// <summary>With what was cancelled taken off.</summary>
    public PurchaseSums Without(string change, IEnumerable<KeyValuePair<string, int>> quantities) =>
        new(Sum(quantities, -1), Counting(change), _orders);

    /// <summary>The sums of a record.</summary>
    public static PurchaseSums Of(PurchaseRecord record) =>
        new(
            new Dictionary<string, int>(record.Items, StringComparer.OrdinalIgnoreCase),
            [.. record.Counted],
            record.Orders.IsDefault ? [] : [.. record.Orders]
        );

    /// <summary>What is stored of them.</summary>
    public PurchaseRecord ToRecord() =>
        new()
        {
            Items = [.. _sums],
            Counted = [.. _counted],
            Orders = [.. _orders],
        };

    private Dictionary<string, int> Sum(IEnumerable<KeyValuePair<string, int>> quantities, int sign)
    {
        var sums = new Dictionary<string, int>(_sums, StringComparer.OrdinalIgnoreCase);
        foreach (var (item, quantity) in quantities)
            sums[item] = (int)Math.Clamp(sums.GetValueOrDefault(item) + (long)sign * quantity, 0, int.MaxValue);
        return sums;
    }

    private ulong[] Counting(string mark) => [.. _counted.TakeLast(Remembered - 1), HashOf(mark)];

    private static ulong HashOf(string mark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(mark), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
