using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Engine;

/// <summary>Section <c>Orders</c>: how long checkout waits, and how the built-in order processor behaves.</summary>
public sealed class OrdersOptions
{
    public const string Section = "Orders";

    /// <summary>
    /// How long a checkout waits for its own orders before it answers 409/800060 and goes on in the background. 100 ms
    /// to 2 minutes; default 20 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a second checkout waits for a running one before it answers 409/800064. 0 to 2 minutes; default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan JoinWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the built-in order processor takes for an order. 0 to 10 minutes; default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Delay { get; set; }

    /// <summary>
    /// How long after its creation a modern order of the built-in order processor is pending (contract.md 20.1). 0 to
    /// 30 days; default 0: the answer that places it says pending, and the first read says completed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan ProvisioningDelay { get; set; }

    /// <summary>
    /// How long after its creation an order cannot be read yet (contract.md 20.1). 0 to 1 day; default 0.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ListingDelay { get; set; }

    /// <summary>
    /// Whether orders are cancelled as in the real service's sandbox: reservations and software at any age up to 60
    /// days (contract.md 20.6). Default true; false: as in production.
    /// </summary>
    public bool SandboxCancelling { get; set; } = true;

    /// <summary>
    /// Order groups that the built-in order processor refuses, each with the code of contract.md 8.3 it answers, such
    /// as <c>Orders:Fail:1=800020</c>.
    /// </summary>
    public Dictionary<string, int> Fail { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
