namespace PartnerCarts.Local;

/// <summary>Gives pages back to the file system when much of the file is free; what is left serves the carts to come.</summary>
internal sealed class FreePages : StoreWrite
{
    private const int AtATime = 1000;

    private bool _isMore;

    /// <returns>Whether there are more to give back.</returns>
    public static async Task<bool> GiveBack(StoreWriter writer)
    {
        var pages = new FreePages();
        await writer.Write(pages);
        return pages._isMore;
    }

    public override void Apply(WriterSession session)
    {
        var free = session.Sql.Scalar("PRAGMA freelist_count");
        _isMore = free > AtATime && free > session.Sql.Scalar("PRAGMA page_count") / 8;
        if (_isMore)
            session.Sql.Execute($"PRAGMA incremental_vacuum({AtATime})");
    }
}
