using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The statements of one table. Each takes any number of rows, one array per column, and answers with the versions that
/// name the writes that happened: a row whose version is another one is left alone and simply missing from the answer.
/// </summary>
internal abstract class RowTable
{
    public abstract string Insert { get; }

    public abstract string Update { get; }

    public abstract string Delete { get; }

    /// <summary>For each write, the version that is stored under its key now, or null.</summary>
    public abstract string Versions { get; }

    /// <summary>Version and body of one row.</summary>
    public abstract string Read { get; }

    public NpgsqlBatchCommand Command(RowChange change, IReadOnlyList<RowWrite> rows)
    {
        var command = new NpgsqlBatchCommand(
            change switch
            {
                RowChange.Insert => Insert,
                RowChange.Update => Update,
                RowChange.Delete => Delete,
            }
        );
        AddKeys(command.Parameters, rows);
        command.Parameters.Add(Column(rows, row => row.Version));
        if (change is not RowChange.Insert)
            command.Parameters.Add(Column(rows, row => row.Expected));
        if (change is RowChange.Delete)
            return command;
        command.Parameters.Add(Column(rows, row => row.Content.Body));
        AddMore(command.Parameters, change, rows);
        return command;
    }

    public NpgsqlBatchCommand StoredVersions(IReadOnlyList<RowWrite> rows)
    {
        var command = new NpgsqlBatchCommand(Versions);
        AddKeys(command.Parameters, rows);
        command.Parameters.Add(Column(rows, row => row.Version));
        return command;
    }

    public abstract void AddKey(NpgsqlParameterCollection parameters, RowKey key);

    protected abstract void AddKeys(NpgsqlParameterCollection parameters, IReadOnlyList<RowWrite> rows);

    /// <summary>The table's own columns, after those that all tables have.</summary>
    protected virtual void AddMore(
        NpgsqlParameterCollection parameters,
        RowChange change,
        IReadOnlyList<RowWrite> rows
    ) { }

    protected static NpgsqlParameter Column<T>(IReadOnlyList<RowWrite> rows, Func<RowWrite, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values };
    }
}
