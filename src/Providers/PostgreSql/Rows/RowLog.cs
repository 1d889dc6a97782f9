using Microsoft.Extensions.Logging;

namespace PartnerCarts.Providers.PostgreSql;

internal static partial class RowLog
{
    [LoggerMessage(
        EventId = 3101,
        Level = LogLevel.Warning,
        Message = "A batch of {Rows} rows failed in PostgreSQL; each is tried alone."
    )]
    public static partial void BatchFailed(ILogger logger, int rows, Exception failure);
}
