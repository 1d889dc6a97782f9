using Microsoft.Extensions.Logging;

namespace PartnerCarts.Engine;

/// <summary>The relationships in a file.</summary>
internal sealed partial class RelationshipFile(Func<string?> findPath, ILogger<RelationshipFile> logger)
    : ReloadedFile<RelationshipReading>(
        $"{CustomersOptions.Section}:{nameof(CustomersOptions.File)}",
        typeof(CustomersOptions),
        findPath,
        RelationshipReading.Nobody
    ),
        IRelationships
{
    public ValueTask<Relationship> Between(Guid partner, Guid customerId, CancellationToken cancellation) =>
        new(Latest.Has(partner, customerId) ? Relationship.Exists : Relationship.None);

    public IReadOnlyCollection<Guid> CustomersOf(Guid partner) => Latest.CustomersOf(partner);

    protected override RelationshipReading Parse(byte[] content) => RelationshipReading.Parse(content);

    protected override void OnLoaded(string path, RelationshipReading reading, RelationshipReading? before) =>
        LogLoaded(path, reading.Partners, reading.Customers);

    protected override void OnFaulty(string path, RelationshipReading kept, int errorCount, string errors) =>
        LogFaulty(path, errorCount, errors);

    [LoggerMessage(
        141,
        LogLevel.Information,
        "The relationships of {Path} are in use: partners: {Partners}, customers: {Customers}."
    )]
    private partial void LogLoaded(string path, int partners, int customers);

    [LoggerMessage(
        142,
        LogLevel.Error,
        "The relationships of {Path} cannot be used; those from before stay in use. Errors: {ErrorCount}: {Errors}"
    )]
    private partial void LogFaulty(string path, int errorCount, string errors);
}
