using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

internal static partial class GrainLog
{
    [LoggerMessage(
        EventId = 200,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: the due entry of {Due:O} could not be removed; its shard will"
    )]
    public static partial void EntryStays(ILogger logger, CartKey key, DateTimeOffset due, Exception failure);

    [LoggerMessage(
        EventId = 203,
        Level = LogLevel.Warning,
        Message = "Cart {Key} is gone; its entry among its customer's carts could not be removed"
    )]
    public static partial void CustomerEntryStays(ILogger logger, CartKey key, Exception failure);

    [LoggerMessage(
        EventId = 201,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: a command of kind {Kind} is of a later version; answered 503"
    )]
    public static partial void UnknownCommand(ILogger logger, CartKey key, CartMessageKind kind);

    // At level Debug, because the cause has been logged already, and in an outage every call would log this.
    [LoggerMessage(
        EventId = 202,
        Level = LogLevel.Debug,
        Message = "Cart {Key}: not certain of what is stored; the activation ends"
    )]
    public static partial void Leaving(ILogger logger, CartKey key);

    [LoggerMessage(
        EventId = 230,
        Level = LogLevel.Warning,
        Message = "{Record} could not be erased; it is tried again"
    )]
    public static partial void NotErased(ILogger logger, object record, Exception failure);

    [LoggerMessage(
        EventId = 210,
        Level = LogLevel.Information,
        Message = "Call of {Target}: attempt {Attempt} failed; trying again"
    )]
    public static partial void AttemptFailed(ILogger logger, object target, int attempt, Exception failure);

    [LoggerMessage(
        EventId = 211,
        Level = LogLevel.Warning,
        Message = "Call of {Target}: given up after {Attempts} attempts and {Milliseconds} ms"
    )]
    public static partial void GivenUp(
        ILogger logger,
        object target,
        int attempts,
        int milliseconds,
        Exception failure
    );

    [LoggerMessage(
        EventId = 220,
        Level = LogLevel.Warning,
        Message = "Wake-up shard {Shard}: cart {Key}, due {Due:O}, could not be woken; trying again"
    )]
    public static partial void NotWoken(ILogger logger, int shard, CartKey key, DateTimeOffset due, Exception failure);

    [LoggerMessage(
        EventId = 221,
        Level = LogLevel.Information,
        Message = "Wake-up shard {Shard}: {Served} entries served, {Left} left"
    )]
    public static partial void Swept(ILogger logger, int shard, int served, int left);

    [LoggerMessage(
        EventId = 222,
        Level = LogLevel.Warning,
        Message = "The wake-up shards could not be started, attempt {Attempt}; trying again"
    )]
    public static partial void ShardsNotStarted(ILogger logger, int attempt, Exception failure);

    [LoggerMessage(
        EventId = 223,
        Level = LogLevel.Error,
        Message = "Wake-up shard {Shard}: the index could not be read; trying again"
    )]
    public static partial void NotSwept(ILogger logger, int shard, Exception failure);
}
