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
    private readonly string[] _changing;

    private PurchaseSums(Dictionary<string, int> sums, ulong[] counted, string[] orders, string[] changing)
    {
        _sums = sums;
        _counted = counted;
        _orders = orders;
        _changing = changing;
    }

    public static PurchaseSums Empty { get; } = new([], [], [], []);

    /// <summary>The newest orders that were counted, oldest first.</summary>
    public IEnumerable<string> Orders => _orders;

    /// <summary>The changes that were begun and are not known to have ended, oldest first.</summary>
    public IReadOnlyCollection<string> Changing => _changing;

    /// <summary>Ids compare without case. At most 2,147,483,647.</summary>
    public int Of(string catalogItemId) => _sums.GetValueOrDefault(catalogItemId);

    /// <summary>Whether the order, or the change of one, was counted.</summary>
    public bool HasCounted(string mark) => Array.IndexOf(_counted, HashOf(mark)) >= 0;

    /// <summary>With an order more.</summary>
    public PurchaseSums With(string orderId, IEnumerable<KeyValuePair<string, int>> quantities) =>
        new(Sum(quantities, 1), Counting(orderId), [.. _orders.TakeLast(IOrderStore.Reach - 1), orderId], _changing);

    /// <summary>With a change that begins.</summary>
    public PurchaseSums Beginning(string change) => new(_sums, _counted, _orders, [.. Except(change), change]);

    /// <summary>Without a change that came to nothing, or is counted already.</summary>
    public PurchaseSums Ending(string change) => new(_sums, _counted, _orders, Except(change));

    /// <summary>With what a change cancelled taken off; the change has ended.</summary>
    public PurchaseSums Without(string change, IEnumerable<KeyValuePair<string, int>> quantities) =>
        new(Sum(quantities, -1), Counting(change), _orders, Except(change));

    /// <summary>The sums of a record.</summary>
    public static PurchaseSums Of(PurchaseRecord record) =>
        new(
            new Dictionary<string, int>(record.Items, StringComparer.OrdinalIgnoreCase),
            [.. record.Counted],
            record.Orders.IsDefault ? [] : [.. record.Orders],
            record.Changing.IsDefault ? [] : [.. record.Changing]
        );

    /// <summary>What is stored of them.</summary>
    public PurchaseRecord ToRecord() =>
        new()
        {
            Items = [.. _sums],
            Counted = [.. _counted],
            Orders = [.. _orders],
            Changing = [.. _changing],
        };

    private string[] Except(string change) => [.. _changing.Where(begun => begun != change)];

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
