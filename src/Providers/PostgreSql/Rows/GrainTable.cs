using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>One row per state of a grain that is not a cart.</summary>
internal sealed class GrainTable : RowTable
{
    public static GrainTable Instance { get; } = new();

    public override string Insert =>
        """
            INSERT INTO grain_state (grain_type, state_name, grain_key, version, body)
            SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::bytea[])
            ON CONFLICT (grain_type, state_name, grain_key) DO NOTHING
            RETURNING version
            """;

    public override string Update =>
        """
            UPDATE grain_state g SET version = w.version, body = w.body
            FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::bigint[], $6::bytea[])
                AS w (grain_type, state_name, grain_key, version, expected, body)
            WHERE g.grain_type = w.grain_type AND g.state_name = w.state_name AND g.grain_key = w.grain_key
                AND g.version = w.expected
            RETURNING w.version
            """;

    public override string Delete =>
        """
            DELETE FROM grain_state g
            USING unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::bigint[])
                AS w (grain_type, state_name, grain_key, version, expected)
            WHERE g.grain_type = w.grain_type AND g.state_name = w.state_name AND g.grain_key = w.grain_key
                AND g.version = w.expected
            RETURNING w.version
            """;

    public override string Versions =>
        """
            SELECT w.version, g.version
            FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[])
                AS w (grain_type, state_name, grain_key, version)
                LEFT JOIN grain_state g
                    ON g.grain_type = w.grain_type AND g.state_name = w.state_name AND g.grain_key = w.grain_key
            """;

    public override string Read =>
        "SELECT version, body FROM grain_state WHERE grain_type = $1 AND state_name = $2 AND grain_key = $3";

    public override void AddKey(NpgsqlParameterCollection parameters, RowKey key)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = GrainType(key) });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = StateName(key) });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = GrainKey(key) });
    }

    protected override void AddKeys(NpgsqlParameterCollection parameters, IReadOnlyList<RowWrite> rows)
    {
        parameters.Add(Column(rows, row => GrainType(row.Key)));
        parameters.Add(Column(rows, row => StateName(row.Key)));
        parameters.Add(Column(rows, row => GrainKey(row.Key)));
    }

    private static string GrainType(RowKey key) => ((GrainRowKey)key).Grain.Type.ToString()!;

    private static string StateName(RowKey key) => ((GrainRowKey)key).StateName;

    private static byte[] GrainKey(RowKey key) => ((GrainRowKey)key).Grain.Key.AsSpan().ToArray();
}
