using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Api.Audit;

/// <summary>Records what an operator does beside the service, with a command.</summary>
public static class AuditTrail
{
    /// <summary>
    /// Records that a customer was erased, where section <c>Audit</c> says; without one, as a line on the standard
    /// output.
    /// </summary>
    /// <param name="configuration">Has the section.</param>
    /// <param name="time">When it was done.</param>
    /// <param name="customer">Whose carts and orders are gone.</param>
    /// <param name="carts">How many carts this run erased.</param>
    /// <param name="orders">How many orders this run erased.</param>
    /// <param name="isComplete">Whether all of them are gone.</param>
    /// <exception cref="IOException">The record could not be written.</exception>
    public static void Erased(
        IConfiguration configuration,
        TimeProvider time,
        Guid customer,
        int carts,
        int orders,
        bool isComplete
    )
    {
        var options = configuration.GetSection(AuditOptions.Section).Get<AuditOptions>() ?? new AuditOptions();
        var run = AuditEntry.NewRun();
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
            new AuditEntry(AuditEvent.Erase, time.GetUtcNow())
            {
                Outcome = isComplete ? AuditOutcome.Accepted : AuditOutcome.Unknown,
                User = Environment.UserName,
                Customer = customer,
                Carts = carts,
                Orders = orders,
            }.WriteTo(json, run, number: 1);
        line.Write("\n"u8);
        using IAuditSink sink =
            options.Target is AuditTarget.File ? new AuditFiles(options, time, run) : new AuditConsole();
        sink.Append(line.WrittenSpan);
    }
}
