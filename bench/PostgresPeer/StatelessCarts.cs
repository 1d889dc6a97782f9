using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Bench.PostgresPeer;

/// <summary>
/// Carts that are nowhere but in the database. A PUT does not read first: it is checked, made into a cart, and stored
/// over whatever version is there (or over the one that If-Match names) in one statement. That is less than contract.md
/// asks for (nothing is carried over from the stored lines, repeats are not recognised), and faster for it: the
/// comparison favours the peer.
/// </summary>
internal sealed class StatelessCarts(
    CartRows rows,
    ICatalogSource catalog,
    TimeProvider clock,
    IOptions<CartsOptions> options
) : ICarts
{
    private static readonly CartReply NotFound = new CartReply.Refused(
        new Refusal(RefusalCode.CartNotFound, "The cart could not be found.")
    );

    private readonly CartLimits _limits = options.Value.ToLimits();

    public async ValueTask<CartReply> Send(
        CartKey key,
        CartCommand command,
        Caller caller,
        CancellationToken cancellation
    )
    {
        switch (command)
        {
            case CartCommand.Get:
                return await rows.Find(key, caller.Partner, clock.GetUtcNow()) is { } found
                    ? new CartReply.Shown(found)
                    : NotFound;
            case CartCommand.Create create:
                var made = Make(key, create, caller);
                return made.Next is null || await rows.Insert(made.Next) ? made.Reply : CartReply.IdTaken.Instance;
            case CartCommand.Update update:
                var changed = Make(key, new CartCommand.Create(update.Draft, Guid.Empty, update.Idempotency), caller);
                if (changed.Next is not { } next)
                    return changed.Reply;
                return await rows.Update(next, VersionOf(update.IfMatch)) is { } stored
                    ? new CartReply.Shown(stored)
                    : NotFound;
            default:
                throw new NotSupportedException($"{command.GetType().Name} is not measured.");
        }
    }

    public ValueTask<CartReply> Join(
        CartKey key,
        int sequence,
        Caller caller,
        TimeSpan wait,
        CancellationToken cancellation
    ) => throw new NotSupportedException("Checkouts are not measured.");

    private Decision Make(CartKey key, CartCommand.Create command, Caller caller) =>
        CartDecider.Decide(
            key,
            null,
            command,
            new CartContext(clock.GetUtcNow(), caller, _limits, catalog.Current, CustomerPurchases.None)
        );

    /// <summary>The version of a tag as <see cref="CartETag"/> makes it; null for any version.</summary>
    private static long? VersionOf(string? ifMatch) =>
        ifMatch is null or "*"
            ? null
            : System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(
                System.Buffers.Text.Base64Url.DecodeFromChars(ifMatch.Trim('"')).AsSpan(16)
            );
}
