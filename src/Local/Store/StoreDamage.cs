using Microsoft.Data.Sqlite;
using PartnerCarts.Carts;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// Remembers that a part of the store was found damaged, which does not pass by itself as a busy or full disk does.
/// Searching for damage means reading the whole store; the command <c>check</c> does that.
/// </summary>
internal sealed class StoreDamage(string path, ILogger logger)
{
    private int _isSeen;

    /// <summary>Whether damage was met since the start.</summary>
    public bool IsSeen => Volatile.Read(ref _isSeen) != 0;

    /// <summary>
    /// Looks at why the store was not read or written, and says the first damage in the log. Always false, for
    /// exception filters.
    /// </summary>
    public bool Note(Exception failure)
    {
        if (
            failure
                is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB }
                    or StateUnreadableException
            && Interlocked.Exchange(ref _isSeen, 1) == 0
        )
            LocalLog.Damaged(logger, path, failure);
        return false;
    }
}
