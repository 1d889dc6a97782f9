using Microsoft.Data.Sqlite;
using PartnerCarts.Api.Audit;

namespace PartnerCarts.Local;

/// <summary>
/// Removes what the store holds of a customer. A running service would go on showing what it has in memory, so there
/// must be none. It does not go through <see cref="PartnerCarts.Engine.ICartIndex"/>, as the cluster does: that reads
/// each cart, and one that is damaged would keep the customer from being erased. Here the rows go by their keys, all in
/// one transaction.
/// </summary>
internal static class Erase
{
    // What is deleted is overwritten, too.
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON";

    public static int Run(string[] settings, Guid customer)
    {
        var configuration = LocalConfiguration.Read(settings);
        var path = LocalConfiguration.StorePath(configuration);
        using var session = Check.OpenExisting(path, SqliteOpenMode.ReadWrite, Pragmas);
        using var held = StoreLock.Take(path);
        session.Execute("BEGIN IMMEDIATE");
        var carts = Delete("carts WHERE substr(key, 1, 16)");
        var orders = Delete("orders WHERE substr(owner, 17)");
        Delete("order_lines WHERE substr(owner, 17)");
        Delete("registrations WHERE substr(customer, 17)");
        // Recorded first: nothing is erased without a record.
        AuditTrail.Erased(configuration, TimeProvider.System, customer, carts, orders, isComplete: true);
        session.Execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
        File.Delete(StoreLock.OwnerFile(path));
        Console.WriteLine(
            $"{path}: {carts} carts and {orders} orders of customer {customer} are gone. Backups still have them."
        );
        return 0;

        int Delete(string rows) =>
            session.Prepare($"DELETE FROM {rows} = ?1").Bind(1, customer.ToByteArray(bigEndian: true)).Execute();
    }
}
