namespace PartnerCarts.Silo.Tests.Azure;

[CollectionDefinition(Name)]
public sealed class UsesAzurite : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Azurite";
}

[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureStorageTests(AzuriteServer server) : GrainStorageContract
{
    protected override Task<IGrainStorage> Open() => AzureBlobStore.Open(server);
}

[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureFirstWriteRaceTests(AzuriteServer server) : FirstWriteRaceContract
{
    protected override Task<IGrainStorage> Open() => AzureBlobStore.Open(server);
}

[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureStorageFaultTests(AzuriteServer server) : StorageFaultContract
{
    protected override Task<IGrainStorage> Open() => AzureBlobStore.Open(server);
}
