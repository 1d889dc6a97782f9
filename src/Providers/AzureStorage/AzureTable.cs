using Azure.Data.Tables;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>A table that is made when it is first needed.</summary>
internal sealed class AzureTable(TableServiceClient account, string name)
{
    private readonly TableClient _table = account.GetTableClient(name);
    private readonly Lock _gate = new();
    private Task? _made;

    public async ValueTask<TableClient> Open()
    {
        await Made();
        return _table;
    }

    private Task Made()
    {
        lock (_gate)
        {
            if (_made is null or { IsFaulted: true } or { IsCanceled: true })
                _made = _table.CreateIfNotExistsAsync();
            return _made;
        }
    }
}
