using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

internal sealed partial class FileCatalogSource
{
    [LoggerMessage(131, LogLevel.Information, "The catalog {Path} is in use: version {Version}, items: {ItemCount}.")]
    private partial void LogLoaded(string path, string? version, int itemCount);

    [LoggerMessage(
        132,
        LogLevel.Warning,
        "The catalog {Path} has changed but still calls itself version {Version}. Carts remember the version they "
            + "were checked against: change it with the content, or leave it out."
    )]
    private partial void LogSameVersion(string path, string? version);

    [LoggerMessage(
        133,
        LogLevel.Error,
        "The catalog {Path} cannot be used; version {Version} stays in use. Errors: {ErrorCount}: {Errors}"
    )]
    private partial void LogFaulty(string path, string? version, int errorCount, string errors);
}
