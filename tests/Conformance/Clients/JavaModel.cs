using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>
/// The cart of the Java SDK, members in the order it writes them. It knows neither terms nor addons nor anything later.
/// </summary>
internal sealed class JavaCart
{
    public JavaAttributes Attributes { get; set; } = new();

    /// <summary>The links once more, after a get.</summary>
    [JsonPropertyName("__Links")]
    public JavaLinks? StrayLinks { get; set; }

    public string? Id { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public DateTime? ExpirationTimestamp { get; set; }

    public List<JavaLine>? LineItems { get; set; }

    public DateTime? LastModifiedTimestamp { get; set; }

    public JavaLinks? Links { get; set; }
}

internal sealed class JavaLine
{
    [JsonConverter(typeof(JavaText))]
    public string? Id { get; set; }

    public string? CurrencyCode { get; set; }

    public string? CatalogItemId { get; set; }

    public string? FriendlyName { get; set; }

    public int Quantity { get; set; }

    public EarlyBillingCycle? BillingCycle { get; set; }

    public string? OrderGroup { get; set; }

    public List<JavaParticipant>? Participants { get; set; }

    public Dictionary<string, string>? ProvisioningContext { get; set; }
}

internal sealed class JavaParticipant
{
    public EarlyParticipantType? Key { get; set; }

    public string? Value { get; set; }
}

internal sealed class JavaLinks
{
    public JavaLink? Self { get; set; }
}

internal sealed class JavaLink
{
    public string? Method { get; set; }

    public string? Uri { get; set; }

    public List<Dictionary<string, string>>? Headers { get; set; }
}

internal sealed class JavaAttributes
{
    public string ObjectType { get; set; } = "Cart";

    public string? Etag { get; set; }
}

internal sealed class JavaCheckoutResult
{
    public List<JavaOrder>? Orders { get; set; }

    public List<JavaOrderError>? OrderErrors { get; set; }
}

internal sealed class JavaOrder
{
    public string? Id { get; set; }

    public EarlyBillingCycle? BillingCycle { get; set; }

    public List<JavaOrderLine>? LineItems { get; set; }

    public DateTime? CreationDate { get; set; }

    public JavaLinks? Links { get; set; }
}

internal sealed class JavaOrderLine
{
    public int LineItemNumber { get; set; }

    public string? OfferId { get; set; }

    public string? SubscriptionId { get; set; }

    public int Quantity { get; set; }
}

internal sealed class JavaOrderError
{
    public string? OrderGroupId { get; set; }

    public int Code { get; set; }

    public string? Description { get; set; }
}
