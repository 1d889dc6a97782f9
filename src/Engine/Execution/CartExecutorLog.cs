using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

internal static partial class CartExecutorLog
{
    [LoggerMessage(
        EventId = 100,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: another activation has written, attempt {Attempt}: {Reason}"
    )]
    public static partial void Conflict(ILogger logger, CartKey key, int attempt, string reason);

    [LoggerMessage(
        EventId = 101,
        Level = LogLevel.Error,
        Message = "Cart {Key}: the store failed; the outcome is unknown, the cart will be read again"
    )]
    public static partial void StoreFailed(ILogger logger, CartKey key, Exception failure);

    [LoggerMessage(
        EventId = 102,
        Level = LogLevel.Error,
        Message = "Cart {Key}: deciding {Command} failed; this is a bug"
    )]
    public static partial void DecisionFailed(ILogger logger, CartKey key, string command, Exception failure);

    [LoggerMessage(
        EventId = 110,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: checkout {Sequence}: placing order {OrderId} failed, attempt {Attempt}; trying again"
    )]
    public static partial void PlacingFailed(
        ILogger logger,
        CartKey key,
        int sequence,
        string orderId,
        int attempt,
        Exception failure
    );

    [LoggerMessage(
        EventId = 111,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: checkout {Sequence}: the outcome could not be stored ({Code}), attempt {Attempt}; "
            + "trying again"
    )]
    public static partial void ReportingFailed(
        ILogger logger,
        CartKey key,
        int sequence,
        RefusalCode code,
        int attempt
    );

    [LoggerMessage(
        EventId = 113,
        Level = LogLevel.Warning,
        Message = "Cart {Key}: asking about order {OrderId} failed; it is asked about again"
    )]
    public static partial void AskingFailed(ILogger logger, CartKey key, string orderId, Exception failure);

    [LoggerMessage(
        EventId = 114,
        Level = LogLevel.Error,
        Message = "Cart {Key}: asking about its orders stopped unexpectedly; it goes on when the cart is next woken"
    )]
    public static partial void AskingStopped(ILogger logger, CartKey key, Exception failure);

    [LoggerMessage(
        EventId = 112,
        Level = LogLevel.Error,
        Message = "Cart {Key}: checkout {Sequence} stopped unexpectedly; it is resumed when the cart is next loaded"
    )]
    public static partial void RunFailed(ILogger logger, CartKey key, int sequence, Exception failure);
}
