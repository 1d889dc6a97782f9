using System.Globalization;
using Npgsql;
using Orleans.Storage;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>Writes rows in one round trip and one commit, and tells each writer what became of its row.</summary>
internal static class WriteBatch
{
    /// <summary>
    /// Writes what still builds on the stored versions; the others fail alone. An exception means that nothing is known
    /// about any of the rows.
    /// </summary>
    /// <param name="database">Where.</param>
    /// <param name="rows">At least one; they are put in order.</param>
    /// <param name="isRepeated">Whether an earlier attempt may have happened after all: a row that bears the write's
    /// own version counts as written.</param>
    public static async Task Write(NpgsqlDataSource database, List<RowWrite> rows, bool isRepeated)
    {
        rows.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        await using var connection = await database.OpenConnectionAsync();
        var written = await Execute(connection, rows);
        var stale = rows.FindAll(row => !written.Contains(row.Version));
        var stored = stale.Count == 0 ? [] : await StoredVersions(connection, stale);
        foreach (var row in rows)
        {
            if (written.Contains(row.Version))
                row.Succeed();
            else
                Settle(row, stored.GetValueOrDefault(row.Version), isRepeated);
        }
    }

    /// <summary>
    /// A batch without an explicit transaction is one: all its statements commit together at its end.
    /// </summary>
    private static async Task<HashSet<long>> Execute(NpgsqlConnection connection, List<RowWrite> rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var kind in rows.GroupBy(row => (row.Key.Table, row.Change)))
            batch.BatchCommands.Add(kind.Key.Table.Command(kind.Key.Change, kind.ToList()));
        var written = new HashSet<long>(rows.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
                written.Add(reader.GetInt64(0));
        } while (await reader.NextResultAsync());
        return written;
    }

    private static async Task<Dictionary<long, long?>> StoredVersions(NpgsqlConnection connection, List<RowWrite> rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var kind in rows.GroupBy(row => row.Key.Table))
            batch.BatchCommands.Add(kind.Key.StoredVersions(kind.ToList()));
        var stored = new Dictionary<long, long?>(rows.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
                stored[reader.GetInt64(0)] = reader.IsDBNull(1) ? null : reader.GetInt64(1);
        } while (await reader.NextResultAsync());
        return stored;
    }

    private static void Settle(RowWrite row, long? stored, bool isRepeated)
    {
        if (isRepeated && (row.Change is RowChange.Delete ? stored is null : stored == row.Version))
            row.Succeed();
        else
            row.Fail(Inconsistent(row, stored));
    }

    private static InconsistentStateException Inconsistent(RowWrite row, long? stored)
    {
        var expected = row.Change is RowChange.Insert ? null : Tag(row.Expected);
        return new InconsistentStateException(
            $"{row.Change} of {row.Key}: the write builds on version {expected ?? "none"}, and stored is "
                + $"{Tag(stored) ?? "none"}. Nothing was written.",
            Tag(stored),
            expected
        );
    }

    private static string? Tag(long? version) => version?.ToString(CultureInfo.InvariantCulture);
}
