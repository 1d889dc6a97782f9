using System.Text.Json;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// One line of the audit log: who, what, with which outcome (docs/audit.md has the form). Ids and codes only: a name, a
/// token or a provisioning value has no member to be in. Members that are not known are left out.
/// </summary>
internal readonly record struct AuditEntry(AuditEvent Event, DateTimeOffset Time)
{
    /// <summary>The version of the form: members may be added under the same one.</summary>
    public const int Version = 1;

    public AuditOutcome Outcome { get; init; }

    /// <summary>The HTTP status that was answered; 0 when none was.</summary>
    public int Status { get; init; }

    /// <summary>The code of the fault (contract.md 8.3); 0 for none.</summary>
    public int Code { get; init; }

    public Guid Tenant { get; init; }

    /// <summary>The user's object id, or the application's id.</summary>
    public string? User { get; init; }

    public Guid Customer { get; init; }

    public Guid Cart { get; init; }

    /// <summary>The order that was placed without a cart, or changed.</summary>
    public string? Order { get; init; }

    public string? Request { get; init; }

    public string? Correlation { get; init; }

    /// <summary>The address that asked; behind a proxy of section Proxies, the one that the proxy names.</summary>
    public string? From { get; init; }

    /// <summary>How many carts were erased.</summary>
    public int? Carts { get; init; }

    /// <summary>How many orders were erased.</summary>
    public int? Orders { get; init; }

    /// <summary>How many entries were lost.</summary>
    public long? Lost { get; init; }

    /// <summary>A name for a run of a process.</summary>
    public static string NewRun() => Guid.NewGuid().ToString("N")[..8];

    /// <param name="json">Where to.</param>
    /// <param name="run">Which run of a process wrote it.</param>
    /// <param name="number">Which entry of that run; a gap is a loss.</param>
    public void WriteTo(Utf8JsonWriter json, string run, long number)
    {
        json.WriteStartObject();
        json.WriteNumber("v"u8, Version);
        json.WriteString("time"u8, Time.UtcDateTime);
        json.WriteString("run"u8, run);
        json.WriteNumber("n"u8, number);
        json.WriteString("event"u8, NameOf(Event));
        if (Outcome is not AuditOutcome.None)
            json.WriteString("outcome"u8, NameOf(Outcome));
        if (Status > 0)
            json.WriteNumber("status"u8, Status);
        if (Code > 0)
            json.WriteNumber("code"u8, Code);
        WriteId(json, "tenant"u8, Tenant);
        WriteText(json, "user"u8, User);
        WriteId(json, "customer"u8, Customer);
        WriteId(json, "cart"u8, Cart);
        WriteText(json, "order"u8, Order);
        WriteText(json, "request"u8, Request);
        WriteText(json, "correlation"u8, Correlation);
        WriteText(json, "from"u8, From);
        WriteCount(json, "carts"u8, Carts);
        WriteCount(json, "orders"u8, Orders);
        WriteCount(json, "lost"u8, Lost);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> name, Guid id)
    {
        if (id != Guid.Empty)
            json.WriteString(name, id);
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(name, text);
    }

    private static void WriteCount(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? count)
    {
        if (count is { } number)
            json.WriteNumber(name, number);
    }

    private static ReadOnlySpan<byte> NameOf(AuditEvent what) =>
        what switch
        {
            AuditEvent.Create => "create"u8,
            AuditEvent.Update => "update"u8,
            AuditEvent.Checkout => "checkout"u8,
            AuditEvent.PlaceOrder => "place-order"u8,
            AuditEvent.ChangeOrder => "change-order"u8,
            AuditEvent.Register => "register"u8,
            AuditEvent.Access => "access"u8,
            AuditEvent.Erase => "erase"u8,
            AuditEvent.Lost => "lost"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };

    private static ReadOnlySpan<byte> NameOf(AuditOutcome outcome) =>
        outcome switch
        {
            AuditOutcome.Accepted => "accepted"u8,
            AuditOutcome.Refused => "refused"u8,
            _ => "unknown"u8,
        };
}

/// <summary>What was asked for.</summary>
internal enum AuditEvent
{
    Create,
    Update,
    Checkout,

    /// <summary>An order without a cart.</summary>
    PlaceOrder,

    /// <summary>A change of an order.</summary>
    ChangeOrder,

    /// <summary>A subscription was registered for reservations.</summary>
    Register,

    /// <summary>Anything else that was refused for who asked.</summary>
    Access,

    /// <summary>An operator erased a customer.</summary>
    Erase,

    /// <summary>Entries were lost.</summary>
    Lost,
}

/// <summary>What came of it.</summary>
internal enum AuditOutcome
{
    None,
    Accepted,
    Refused,

    /// <summary>
    /// It may have been carried out: the answer was 5xx or 409/800060, or the client had left before it.
    /// </summary>
    Unknown,
}
