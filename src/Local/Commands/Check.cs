using Microsoft.Data.Sqlite;
using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>The full scan: every page of the file, every cart and every order in it.</summary>
internal static class Check
{
    private static readonly StateSerializer Serializer = new ServiceCollection()
        .AddCartSerialization()
        .BuildServiceProvider()
        .GetRequiredService<StateSerializer>();
    private delegate string? RowCheck(in SqlStatement.Rows row);

    public static int Run(string path)
    {
        using var session = OpenExisting(path);
        var (carts, orders, problems) = Scan(session);
        Console.WriteLine(
            string.Join(
                Environment.NewLine,
                [
                    .. problems,
                    $"{path}: {carts} carts, {orders} orders, "
                        + $"{(problems.Count == 0 ? "no damage" : $"{problems.Count} problems")}.",
                ]
            )
        );
        return problems.Count == 0 ? 0 : 1;
    }

    public static SqlSession OpenExisting(
        string path,
        SqliteOpenMode mode = SqliteOpenMode.ReadOnly,
        string pragmas = ""
    )
    {
        if (!File.Exists(path))
            throw new StoreRefusedException($"There is no store at {path}.");
        StoreFiles.Secure(path);
        var session = SqlSession.Open(path, mode, pragmas);
        return StoreSchema.Identify(session, path) == StoreSchema.Version
            ? session
            : throw new StoreRefusedException(
                $"{path} has the schema of an older version; serve brings it up to date."
            );
    }

    public static (int Carts, int Orders, List<string> Problems) Scan(SqlSession session)
    {
        var problems = new List<string>();
        CheckAll(session, problems, "file", "PRAGMA integrity_check", (in SqlStatement.Rows row) =>
            row.Text(0) is "ok" ? null : row.Text(0)
        );
        var carts = CheckAll(session, problems, "cart", "SELECT key, version, due, body FROM carts", CheckCart);
        var orders = CheckAll(session, problems, "order", "SELECT id, body FROM orders", CheckOrder);
        return (carts, orders, problems);
    }

    private static string? CheckCart(in SqlStatement.Rows row)
    {
        var key = StoreKey.ReadCart(row.Blob(0));
        var cart = Serializer.Read<Cart>(row.Blob(3));
        var isRight =
            cart.Key == key && cart.Revision == row.Integer(1) && cart.Due.ToUnixTimeMilliseconds() == row.Integer(2);
        return isRight
            ? null
            : $"{key}: the row does not fit its body, which is {cart.Key} in version {cart.Revision}, due {cart.Due:O}";
    }

    private static string? CheckOrder(in SqlStatement.Rows row) =>
        Serializer.Read<Order>(row.Blob(1)).Id is var id && id == row.Text(0)
            ? null
            : $"{row.Text(0)}: its body is order {id}";

    private static int CheckAll(SqlSession session, List<string> problems, string what, string sql, RowCheck check)
    {
        var count = 0;
        try
        {
            for (var rows = session.Prepare(sql).Use(); rows.Step(); count++)
                if (Try(check, rows) is { } problem)
                    problems.Add($"{what} {problem}");
        }
        catch (SqliteException damage)
        {
            problems.Add($"{what}: the scan ended after {count}: {damage.Message}");
        }

        return count;
    }

    private static string? Try(RowCheck check, in SqlStatement.Rows row)
    {
        try
        {
            return check(row);
        }
        catch (StateUnreadableException damage)
        {
            return $"with key {Convert.ToHexStringLower(row.Blob(0))}: {damage.Message}";
        }
    }
}
