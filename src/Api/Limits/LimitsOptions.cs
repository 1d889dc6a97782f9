using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Api;

/// <summary>
/// Section <c>Limits</c>: how much a process takes on, in all and from one partner. All of it counts per process: two
/// gateways let through twice as much. What bodies may contain is fixed (design.md, "What is promised", 7).
/// </summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    /// <summary>Requests worked on at the same time. 1 to 100,000; default 1,024.</summary>
    [Range(1, 100_000)]
    public int InFlight { get; set; } = 1_024;

    /// <summary>
    /// How many of those may be one partner's. 1 to 100,000, not above <see cref="InFlight"/>; default seven eighths of
    /// it, so that one partner alone is hardly slowed down and never keeps the others out.
    /// </summary>
    [Range(1, 100_000)]
    public int? PartnerInFlight { get; set; }

    /// <summary>
    /// Requests that wait for one of those to end; those beyond are answered 503 at once. Those that wait for their
    /// partner's share are counted apart. 0 to 100,000; default 4,096.
    /// </summary>
    [Range(0, 100_000)]
    public int Queue { get; set; } = 4_096;

    /// <summary>How long a request waits before it is answered 503. 0 to 1 minute; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan QueueWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many long pieces of processor work, such as reading a large body, are done for one partner at a time; and so
    /// many signatures of tokens are checked at a time. 1 to 1,024; default half of the processors, at least 1.
    /// </summary>
    [Range(1, 1_024)]
    public int? PartnerProcessors { get; set; }

    /// <summary>
    /// Creates, updates and checkouts of one partner in a minute; those beyond are answered 429. 0 to 10,000,000;
    /// default 0: no limit.
    /// </summary>
    [Range(0, 10_000_000)]
    public int PartnerWrites { get; set; }

    /// <summary>
    /// As <see cref="PartnerWrites"/>, for reads. Not below it: reads are throttled last (contract.md 11).
    /// </summary>
    [Range(0, 10_000_000)]
    public int PartnerReads { get; set; }

    /// <summary>
    /// Creates, updates and checkouts for one customer of a partner in a minute. Needs <see cref="PartnerWrites"/>. 0
    /// to 10,000,000; default 0: no limit.
    /// </summary>
    [Range(0, 10_000_000)]
    public int CustomerWrites { get; set; }

    /// <summary>As <see cref="CustomerWrites"/>, for reads. Needs <see cref="PartnerReads"/>.</summary>
    [Range(0, 10_000_000)]
    public int CustomerReads { get; set; }

    /// <summary>
    /// How much of a minute's requests may come at once, by the time in which as many come back: of 600 a minute with
    /// 10 seconds, 100, and at least one. 1 second to 1 minute; default 1 minute: all. The shorter, the less a sudden
    /// flood of one partner delays the others.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Burst { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many refusals leave in a second: 429s and missing permissions of one partner; to one address (IPv6: one
    /// network of 64 bits) all answers that are given before a token was found good, those about health counted apart.
    /// Those beyond wait for the next second, so that a flood is as slow as its answers. 0 to 1,000,000; default 50, 0:
    /// as many as are caused.
    /// </summary>
    [Range(0, 1_000_000)]
    public int RefusalsPerSecond { get; set; } = 50;

    /// <summary>Open connections; those beyond are closed at once. 1 to 1,000,000; default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 20_000;

    /// <summary>
    /// Bytes of answers that the system keeps for a client that has not taken them yet. 0 (as the system thinks fit) to
    /// 16 MiB; default 128 KiB.
    /// </summary>
    [Range(0, 16 * 1024 * 1024)]
    public int SendBuffer { get; set; } = 128 * 1024;

    /// <summary>How long a client may take for the head of a request. 1 second to 2 minutes; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may stay open without a request. 1 second to 1 hour; default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Bytes per second that a client must send of a body, and take of an answer, at least, on average. 0 (no limit) to
    /// 1 MiB; default 1,024.
    /// </summary>
    [Range(0, 1024 * 1024)]
    public int SlowestClient { get; set; } = 1_024;

    /// <summary>How long a client may be slower before it is cut off. 2 seconds to 1 minute; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan SlowGrace { get; set; } = TimeSpan.FromSeconds(5);

    internal int EffectivePartnerInFlight => PartnerInFlight ?? InFlight - (InFlight / 8);

    internal int EffectivePartnerProcessors => PartnerProcessors ?? Math.Max(1, Environment.ProcessorCount / 2);

    internal bool HasRates => PartnerWrites + PartnerReads > 0;
}
