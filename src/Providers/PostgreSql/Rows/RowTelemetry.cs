using System.Diagnostics;
using System.Diagnostics.Metrics;
using PartnerCarts.Engine;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>What the batches tell about themselves.</summary>
internal static class RowTelemetry
{
    private static readonly Meter Meter = new(CartsTelemetry.Name);

    private static readonly Histogram<int> Rows = Meter.CreateHistogram<int>(
        "partnercarts.postgresql.batch.rows",
        "{row}",
        "Rows that shared a commit."
    );

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "partnercarts.postgresql.batch.duration",
        "s",
        "How long a batch took."
    );

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "partnercarts.postgresql.batch.failures",
        "{row}",
        "Rows whose batch failed, so that each was tried alone."
    );

    public static long Start() => Stopwatch.GetTimestamp();

    /// <summary>
    /// The batch's span, in the trace of its first row and linked to those of the others; null where nobody listens.
    /// </summary>
    public static Activity? BeginBatch(List<RowWrite> rows) =>
        CartsTelemetry.Activities.HasListeners()
            ? CartsTelemetry
                .BeginShared("postgresql batch", rows.Select(row => row.Origin))
                ?.SetTag("partnercarts.rows", rows.Count)
            : null;

    public static void Written(int rows, long started)
    {
        Rows.Record(rows);
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public static void Failed(int rows) => Failures.Add(rows);
}
