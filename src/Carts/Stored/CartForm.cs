using System.Buffers;
using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// How a cart is stored, the same bytes in every store: one byte of version, then the members in the order below. A
/// later version writes its own number and still reads every earlier one; golden files in the tests prove it.
/// </summary>
public static class CartForm
{
    /// <summary>The version that is written.</summary>
    public const byte Version = 1;

    // A cart of unusual size should not cost its size on every thread for ever.
    private const int KeptScratch = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_scratch;

    public static byte[] ToBytes(Cart cart) => Scratch(cart).ToArray();

    /// <summary>As <see cref="ToBytes"/>, in an array of the shared pool, which the caller gives back.</summary>
    public static ArraySegment<byte> ToRented(Cart cart)
    {
        var written = Scratch(cart);
        var rented = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(rented);
        return new ArraySegment<byte>(rented, 0, written.Length);
    }

    private static ReadOnlySpan<byte> Scratch(Cart cart)
    {
        var scratch = s_scratch ?? new ArrayBufferWriter<byte>(1024);
        scratch.ResetWrittenCount();
        Write(cart, scratch);
        s_scratch = scratch.Capacity <= KeptScratch ? scratch : null;
        return scratch.WrittenSpan;
    }

    public static void Write(Cart cart, IBufferWriter<byte> output)
    {
        var form = new FormWriter(output);
        form.Byte(Version);
        form.Guid(cart.Key.CustomerId);
        form.Guid(cart.Key.CartId);
        form.Guid(cart.Partner);
        form.Guid(cart.Incarnation);
        form.Integer((ulong)cart.Revision);
        form.Time(cart.Created);
        form.Time(cart.Modified);
        form.Time(cart.Expires);
        form.Time(cart.KeptUntil);
        form.Text(cart.ModifiedBy);
        form.Byte((byte)cart.Status);
        form.OptionalBool(cart.PartnerOnRecordAttestationAccepted);
        form.OptionalText(cart.CatalogVersion);
        LineForm.WriteAll(ref form, cart.Lines);
        form.Count(cart.Orders.Length);
        foreach (var order in cart.Orders)
            OrderForm.Write(ref form, order);
        CheckoutForm.WriteIntent(ref form, cart.Intent);
        CheckoutForm.WriteRecord(ref form, cart.LastCheckout);
        form.Int32(cart.CheckoutSequence);
        form.Bytes(cart.Requests.Entries);
        form.Bytes(cart.Operations.Entries);
    }

    /// <exception cref="StoredFormException">The bytes are damaged or of a newer version.</exception>
    public static Cart Read(ReadOnlySpan<byte> bytes)
    {
        var form = new FormReader(bytes);
        ExpectVersion(form.Byte());
        var cart = new Cart
        {
            Key = new CartKey(form.Guid(), form.Guid()),
            Partner = form.Guid(),
            Incarnation = form.Guid(),
            Revision = (long)form.Integer(),
            Created = form.Time(),
            Modified = form.Time(),
            Expires = form.Time(),
            KeptUntil = form.Time(),
            ModifiedBy = form.Text(),
            Status = (CartStatus)form.Byte() is var status and (CartStatus.Active or CartStatus.Ordered)
                ? status
                : throw form.Damaged("it has no status"),
            PartnerOnRecordAttestationAccepted = form.OptionalBool(),
            CatalogVersion = form.OptionalText(),
            Lines = LineForm.ReadAll(ref form, isAddon: false),
            Orders = ReadOrders(ref form),
            Intent = CheckoutForm.ReadIntent(ref form),
            LastCheckout = CheckoutForm.ReadRecord(ref form),
            CheckoutSequence = form.Int32(),
            Requests = AppliedRequests.FromEntries(Entries(ref form, AppliedRequests.EntrySize)),
            Operations = AppliedOperations.FromEntries(Entries(ref form, AppliedOperations.EntrySize)),
        };
        form.End();
        return cart;
    }

    internal static void ExpectVersion(byte version)
    {
        if (version != Version)
            throw new StoredFormException(
                $"The stored form has version {version}; this build reads version {Version}. It was written by a "
                    + $"newer build, or is damaged."
            );
    }

    private static ImmutableArray<Order> ReadOrders(ref FormReader form)
    {
        var orders = ImmutableArray.CreateBuilder<Order>(form.Count());
        for (var i = 0; i < orders.Capacity; i++)
            orders.Add(OrderForm.Read(ref form));
        return orders.MoveToImmutable();
    }

    private static ReadOnlySpan<byte> Entries(ref FormReader form, int size)
    {
        var bytes = form.Bytes();
        return bytes.Length % size == 0 ? bytes : throw form.Damaged($"{bytes.Length} bytes are no multiple of {size}");
    }
}
