using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// The database file and those that SQLite keeps beside it, which also hold data, and which SQLite trusts as much.
/// </summary>
internal static class StoreFiles
{
    // The log, its index, and the journal of a database that is not in WAL mode.
    private static readonly string[] s_suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>
    /// Makes those that are there this user's alone. For before SQLite opens them: closing a file takes SQLite's locks
    /// with it.
    /// </summary>
    /// <returns>Those that others had access to.</returns>
    /// <exception cref="UnsafeFileException">One is a link or another user's. A planted log would be read into the
    /// store.</exception>
    public static IReadOnlyList<string> Secure(string storePath) =>
        [.. s_suffixes.Select(suffix => storePath + suffix).Where(PrivateFile.Secure)];

    /// <summary>
    /// An empty file, which SQLite takes for a new database. Left to SQLite, it would be readable by others; those
    /// beside it get its mode.
    /// </summary>
    public static void CreateIfMissing(string storePath)
    {
        if (!PrivateFile.Exists(storePath))
            PrivateFile.Create(storePath).Dispose();
    }
}
