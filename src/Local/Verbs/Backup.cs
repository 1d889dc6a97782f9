using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>Copies the store as it is at one moment, also while a service uses it. The file appears whole and checked, or not at all.</summary>
internal static class Backup
{
    public static int Run(StoreOptions store, string file)
    {
        var target = Path.GetFullPath(file);
        if (File.Exists(target))
            throw new StoreRefusedException($"{target} exists already; a backup never overwrites a file.");
        var draft = $"{target}.{Environment.ProcessId}.partial";
        try
        {
            using (var source = Check.OpenExisting(store.FullPath))
            using (var copy = SqlSession.Open(draft, SqliteOpenMode.ReadWriteCreate))
            {
                source.CopyTo(copy);
                // Out of WAL mode: the copy is one file.
                copy.Execute("PRAGMA journal_mode = DELETE");
                var (carts, orders, problems) = Check.Scan(copy);
                if (problems.Count > 0)
                    throw new StoreRefusedException($"{store.FullPath} is damaged, and so would be its copy: {problems[0]}. No backup was made; run check.");
                Console.WriteLine($"{target}: {carts} carts, {orders} orders.");
            }

            File.Move(draft, target, overwrite: false);
            return 0;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
