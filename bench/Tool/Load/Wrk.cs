using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>What a closed loop got done. Times in microseconds.</summary>
/// <param name="Failed">Connections or requests that broke.</param>
/// <param name="Refused">Answers that were not 2xx.</param>
internal sealed record WrkResult(
    long Requests,
    long Microseconds,
    long Failed,
    long Refused,
    long P50,
    long P95,
    long P99,
    long P999,
    long Max
)
{
    public double Rate => Requests / (Microseconds / 1e6);

    public long Faults => Failed + Refused;
}

/// <summary>The closed-loop generator: each connection sends its next request when it has its answer.</summary>
internal static class Wrk
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<WrkResult> Run(BenchSettings settings, Uri address, Traffic traffic, TimeSpan length)
    {
        var info = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [
                    "-t1",
                    $"-c{settings.Connections}",
                    $"-d{Math.Max(1, (int)length.TotalSeconds)}s",
                    "--timeout",
                    "10s",
                    "-s",
                    Path.Combine(settings.Bench, "wrk", "carts.lua"),
                    address.ToString(),
                    "--",
                    .. traffic.Arguments,
                ]
        )
            info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return
            output.Split('\n').FirstOrDefault(line => line.StartsWith("{\"requests\"", StringComparison.Ordinal))
                is { } line
            ? JsonSerializer.Deserialize<WrkResult>(line, Json)!
            : throw new InvalidOperationException($"wrk made no result: {output}{await errors}");
    }
}

/// <summary>What is asked for: the arguments of wrk/carts.lua.</summary>
internal sealed record Traffic(
    string Kind,
    string Carts,
    string Tokens,
    string Body,
    string? Orders = null,
    int FirstOrder = 1
)
{
    private static int s_seed = 1;

    public IEnumerable<string> Arguments
    {
        get
        {
            // Another seed each time: no request id is sent twice.
            yield return Kind;
            yield return Carts;
            yield return Tokens;
            yield return Body;
            yield return (Environment.ProcessId * 1000L + Interlocked.Increment(ref s_seed)).ToString(
                CultureInfo.InvariantCulture
            );
            if (Orders is null)
                yield break;
            yield return Orders;
            yield return FirstOrder.ToString(CultureInfo.InvariantCulture);
        }
    }
}
