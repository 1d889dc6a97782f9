using System.Buffers;
using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// How a command travels from the process that received it to the one that owns the cart: one byte of version, one of
/// kind, then the members. The two may be of different builds, so golden files keep every version readable.
/// </summary>
public static class CommandForm
{
    /// <summary>The version that is written.</summary>
    public const byte Version = 1;

    private enum Kind : byte
    {
        Create = 1,
        Get = 2,
        Update = 3,
        BeginCheckout = 4,
        OrdersPlaced = 5,
        Expire = 6,
        Erase = 7,
    }

    public static byte[] ToBytes(CartCommand command)
    {
        var output = new ArrayBufferWriter<byte>(256);
        var form = new FormWriter(output);
        form.Byte(Version);
        switch (command)
        {
            case CartCommand.Create create:
                form.Byte((byte)Kind.Create);
                form.Guid(create.Incarnation);
                form.Stamp(create.Stamp);
                DraftForm.Write(ref form, create.Draft);
                break;
            case CartCommand.Get:
                form.Byte((byte)Kind.Get);
                break;
            case CartCommand.Update update:
                form.Byte((byte)Kind.Update);
                form.OptionalText(update.IfMatch);
                form.Stamp(update.Stamp);
                DraftForm.Write(ref form, update.Draft);
                break;
            case CartCommand.BeginCheckout checkout:
                form.Byte((byte)Kind.BeginCheckout);
                form.OptionalText(checkout.CustomerUserUpn);
                form.OptionalText(checkout.IfMatch);
                form.Stamp(checkout.Stamp);
                break;
            case CartCommand.OrdersPlaced placed:
                form.Byte((byte)Kind.OrdersPlaced);
                form.Int32(placed.Sequence);
                WriteOutcomes(ref form, placed.Outcomes);
                break;
            case CartCommand.Expire:
                form.Byte((byte)Kind.Expire);
                break;
            case CartCommand.Erase:
                form.Byte((byte)Kind.Erase);
                break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(command),
                    command.GetType().Name,
                    "A command without a form."
                );
        }

        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="StoredFormException">The bytes are damaged, of a newer version, or a command that this build
    /// does not know.</exception>
    public static CartCommand Read(ReadOnlySpan<byte> bytes)
    {
        var form = new FormReader(bytes);
        if (form.Byte() is var version && version != Version)
            throw new StoredFormException(
                $"The command has version {version}; this build reads version {Version}. It comes from a newer "
                    + $"build, or is damaged."
            );
        CartCommand command = form.Byte() switch
        {
            (byte)Kind.Create => new CartCommand.Create(
                Incarnation: form.Guid(),
                Stamp: form.Stamp(),
                Draft: DraftForm.Read(ref form)
            ),
            (byte)Kind.Get => CartCommand.Get.Instance,
            (byte)Kind.Update => new CartCommand.Update(
                IfMatch: form.OptionalText(),
                Stamp: form.Stamp(),
                Draft: DraftForm.Read(ref form)
            ),
            (byte)Kind.BeginCheckout => new CartCommand.BeginCheckout(
                form.OptionalText(),
                form.OptionalText(),
                form.Stamp()
            ),
            (byte)Kind.OrdersPlaced => new CartCommand.OrdersPlaced(form.Int32(), ReadOutcomes(ref form)),
            (byte)Kind.Expire => CartCommand.Expire.Instance,
            (byte)Kind.Erase => CartCommand.Erase.Instance,
            var other => throw form.Damaged($"{other} is no command that this build knows"),
        };
        form.End();
        return command;
    }

    private static void WriteOutcomes(ref FormWriter form, ImmutableArray<OrderOutcome> outcomes)
    {
        form.Count(outcomes.Length);
        foreach (var outcome in outcomes)
        {
            form.Bool(outcome is OrderOutcome.Placed);
            if (outcome is OrderOutcome.Placed { Order: var order })
                OrderForm.Write(ref form, order);
            else if (outcome is OrderOutcome.Failed { Failure: var failure })
                CheckoutForm.WriteFailure(ref form, failure);
        }
    }

    private static ImmutableArray<OrderOutcome> ReadOutcomes(ref FormReader form)
    {
        var outcomes = ImmutableArray.CreateBuilder<OrderOutcome>(form.Count());
        for (var i = 0; i < outcomes.Capacity; i++)
            outcomes.Add(
                form.Bool()
                    ? new OrderOutcome.Placed(OrderForm.Read(ref form))
                    : new OrderOutcome.Failed(CheckoutForm.ReadFailure(ref form))
            );
        return outcomes.MoveToImmutable();
    }
}
