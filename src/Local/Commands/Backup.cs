using Microsoft.Data.Sqlite;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// Copies the store as it is at one moment, also while a service uses it. The file appears whole and checked, or not at
/// all.
/// </summary>
internal static class Backup
{
    public static int Run(string store, string file)
    {
        var target = Path.GetFullPath(file);
        if (PrivateFile.Exists(target))
            throw new StoreRefusedException($"{target} exists already; a backup never overwrites a file.");
        var draft = $"{target}.{Environment.ProcessId}.partial";
        PrivateFile.Create(draft).Dispose();
        try
        {
            Console.WriteLine($"{target}: {Copy(store, draft)}.");
            File.Move(draft, target, overwrite: false);
            return 0;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Copy(string store, string draft)
    {
        using var source = Check.OpenExisting(store);
        using var copy = SqlSession.Open(draft, SqliteOpenMode.ReadWrite);
        source.CopyTo(copy);
        // Out of WAL mode: the copy is one file.
        copy.Execute("PRAGMA journal_mode = DELETE");
        var (carts, orders, problems) = Check.Scan(copy);
        return problems.Count == 0
            ? $"{carts} carts, {orders} orders"
            : throw new StoreRefusedException(
                $"{store} is damaged, and so would be its copy: {problems[0]}. No backup was made; run check."
            );
    }
}
