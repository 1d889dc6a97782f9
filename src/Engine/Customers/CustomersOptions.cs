using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Engine;

/// <summary>
/// Section <c>Customers</c>: which customers a partner may act for. Without <see cref="File"/> and
/// <see cref="Lookup"/>, which exclude each other, any customer.
/// </summary>
public sealed class CustomersOptions
{
    public const string Section = "Customers";

    /// <summary>A file (JSON) that lists each partner's customers, reloaded when it changes. Default none.</summary>
    public string? File { get; set; }

    /// <summary>
    /// An address to ask, with <c>{partner}</c> and <c>{customer}</c> in it: 200 or 204 for a relationship, 404 for
    /// none. HTTPS, unless it is on this machine. Default none.
    /// </summary>
    public string? Lookup { get; set; }

    /// <summary>The <c>Authorization</c> header that the lookup sends; a secret. Default none.</summary>
    public string? LookupAuthorization { get; set; }

    /// <summary>How long the lookup may take. 100 ms to 10 s; default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:10")]
    public TimeSpan LookupTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a relationship that was looked up is believed. 0 to 1 day; default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan BelievedFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it is believed that there is none. 0 to 1 hour; default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefusedFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long what was looked up still counts while the lookup fails. 0 to 7 days; default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan StaleFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How many answers of the lookup are remembered for each partner, some 140 bytes each. Of the 1,000 partners that
    /// asked last, so that all together hold 1,000 times as many at most. 100 to 100,000; default 1,000.
    /// </summary>
    [Range(100, 100_000)]
    public int CacheSize { get; set; } = 1_000;

    /// <summary>
    /// How many questions of one partner the lookup is asked at once; those beyond wait, for
    /// <see cref="LookupTimeout"/> at most. 1 to 32, which is how many all partners have together; default 8.
    /// </summary>
    [Range(1, 32)]
    public int LookupsPerPartner { get; set; } = 8;
}
