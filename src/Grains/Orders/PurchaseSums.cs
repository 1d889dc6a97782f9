using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// How much of each item a customer has bought, and which orders were counted last. Its size follows from the number of
/// different items, not of orders: an order that is asked for again is recognised as long as fewer than
/// <see cref="Remembered"/> others of the same customer came between.
/// </summary>
internal sealed class PurchaseSums
{
    public const int Version = 1;

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

    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using var form = new BinaryWriter(output, Encoding.UTF8);
        form.Write((byte)Version);
        form.Write7BitEncodedInt(_counted.Length);
        foreach (var mark in _counted)
            form.Write(mark);
        form.Write7BitEncodedInt(_sums.Count);
        foreach (var (item, quantity) in _sums.OrderBy(sum => sum.Key, StringComparer.Ordinal))
        {
            form.Write(item);
            form.Write7BitEncodedInt(quantity);
        }

        form.Flush();
        return output.ToArray();
    }

    /// <exception cref="StoredFormException">The bytes are damaged or of a newer version.</exception>
    public static PurchaseSums Read(byte[] bytes)
    {
        using var form = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            if (form.ReadByte() is var version && version != Version)
                throw new StoredFormException(
                    $"The purchases have version {version}; this build reads version {Version}."
                );
            var counted = new ulong[Count(form, atMost: Remembered)];
            for (var i = 0; i < counted.Length; i++)
                counted[i] = form.ReadUInt64();
            var sums = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var left = Count(form, atMost: bytes.Length); left > 0; left--)
                sums[form.ReadString()] = form.Read7BitEncodedInt();
            if (form.BaseStream.Position != bytes.Length)
                throw new FormatException("Bytes are left over.");
            return new PurchaseSums(sums, counted);
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or OverflowException)
        {
            throw new StoredFormException("The purchases are damaged.", damage);
        }
    }

    private static int Count(BinaryReader form, int atMost) =>
        form.Read7BitEncodedInt() is var count && count >= 0 && count <= atMost
            ? count
            : throw new FormatException($"{count} is no count here.");

    private static ulong MarkOf(string orderId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(orderId), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
