namespace PartnerCarts.Local;

internal static partial class LocalLog
{
    [LoggerMessage(
        EventId = 500,
        Level = LogLevel.Error,
        Message = "The store could not commit {Count} changes; it goes on with a new connection"
    )]
    public static partial void CommitFailed(ILogger logger, int count, Exception failure);

    [LoggerMessage(
        EventId = 501,
        Level = LogLevel.Warning,
        Message = "The write-ahead log could not be moved into the store; it grows until that succeeds"
    )]
    public static partial void CheckpointFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 502, Level = LogLevel.Information, Message = "Store {Path} is open, schema {Schema}")]
    public static partial void Opened(ILogger logger, string path, int schema);

    [LoggerMessage(EventId = 503, Level = LogLevel.Information, Message = "Store {Path} is closed")]
    public static partial void Closed(ILogger logger, string path);

    [LoggerMessage(
        EventId = 504,
        Level = LogLevel.Warning,
        Message = "{Path} was open to others on this machine; it is its owner's alone from now on"
    )]
    public static partial void WasOpenToOthers(ILogger logger, string path);

    [LoggerMessage(
        EventId = 505,
        Level = LogLevel.Critical,
        Message = "Something in store {Path} cannot be read. Stop the service, run check to see what is damaged, "
            + "and put the latest backup in its place"
    )]
    public static partial void Damaged(ILogger logger, string path, Exception damage);

    [LoggerMessage(
        EventId = 510,
        Level = LogLevel.Error,
        Message = "Looking for carts that have ended failed; it is tried again in {Interval}"
    )]
    public static partial void SweepFailed(ILogger logger, TimeSpan interval, Exception failure);
}
