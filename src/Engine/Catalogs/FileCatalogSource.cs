using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The catalog in a file, or <see cref="Catalog.Open"/> where no file is configured.</summary>
internal sealed partial class FileCatalogSource(Func<string?> findPath, ILogger<FileCatalogSource> logger)
    : ReloadedFile<CatalogReading>(
        $"{CartsOptions.Section}:{nameof(CartsOptions.Catalog)}",
        typeof(CartsOptions),
        findPath,
        new CatalogReading(Catalog.Open, 0, [])
    ),
        ICatalogSource
{
    public Catalog Current => Latest.Catalog!;

    protected override CatalogReading Parse(byte[] content) => CatalogFile.Parse(content);

    protected override void OnLoaded(string path, CatalogReading reading, CatalogReading? before)
    {
        if (before is not null && reading.Catalog!.Version == before.Catalog!.Version)
            LogSameVersion(path, reading.Catalog.Version);
        LogLoaded(path, reading.Catalog!.Version, reading.ItemCount);
    }

    protected override void OnFaulty(string path, CatalogReading kept, int errorCount, string errors) =>
        LogFaulty(path, kept.Catalog!.Version, errorCount, errors);
}
