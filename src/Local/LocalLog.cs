namespace PartnerCarts.Local;

internal static partial class LocalLog
{
    [LoggerMessage(EventId = 500, Level = LogLevel.Error, Message = "The store could not commit {Count} changes; it goes on with a new connection")]
    public static partial void CommitFailed(ILogger logger, int count, Exception failure);
    [LoggerMessage(EventId = 501, Level = LogLevel.Warning, Message = "The write-ahead log could not be moved into the store; it grows until that succeeds")]
    public static partial void CheckpointFailed(ILogger logger, Exception failure);
    [LoggerMessage(EventId = 502, Level = LogLevel.Information, Message = "Store {Path} is open, schema {Schema}")]
    public static partial void Opened(ILogger logger, string path, int schema);
    [LoggerMessage(EventId = 503, Level = LogLevel.Information, Message = "Store {Path} is closed")]
    public static partial void Closed(ILogger logger, string path);
    [LoggerMessage(EventId = 510, Level = LogLevel.Error, Message = "Looking for carts that have ended failed; it is tried again in {Interval}")]
    public static partial void SweepFailed(ILogger logger, TimeSpan interval, Exception failure);
}
