namespace PartnerCarts.Local;

/// <summary>
/// Gives pages back to the file system, some at a time, when much of the file is free; what is left serves the carts to
/// come.
/// </summary>
internal sealed class FreePages : StoreWrite
{
    private const int AtATime = 1000;

    private bool _isMore;

    public static async Task GiveBack(StoreWriter writer, CancellationToken stopping)
    {
        for (
            var pages = new FreePages { _isMore = true };
            pages._isMore && !stopping.IsCancellationRequested;
            pages.Renew()
        )
            await writer.Write(pages);
    }

    public override void Apply(WriterSession session)
    {
        var free = session.Sql.Scalar("PRAGMA freelist_count");
        _isMore = free > AtATime && free > session.Sql.Scalar("PRAGMA page_count") / 8;
        if (_isMore)
            session.Sql.Execute($"PRAGMA incremental_vacuum({AtATime})");
    }
}
