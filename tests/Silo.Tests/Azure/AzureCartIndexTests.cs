using Azure.Data.Tables;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Providers.AzureStorage;

namespace PartnerCarts.Silo.Tests.Azure;

[NeedsAzurite, Collection(UsesAzurite.Name)]
[TestCaseOrderer("PartnerCarts.Storage.Contracts.SkipWhereMissing", "PartnerCarts.Storage.Contracts")]
public sealed class AzureCartIndexTests(AzuriteServer server) : CartIndexContract
{
    protected override ICartIndex Index { get; } = new AzureCartIndex(new TableServiceClient(server.ConnectionString));

    protected override Task Make(CartIndexEntry entry) => Index.Add(entry, default).AsTask();

    protected override Task Remove(CartIndexEntry entry) => Index.Remove(entry, default).AsTask();
}
