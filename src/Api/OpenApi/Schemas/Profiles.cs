using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

internal sealed record OrganizationProfile
{
    public required Guid Id { get; init; }

    public required string CompanyName { get; init; }

    public required Address DefaultAddress { get; init; }

    public required Guid TenantId { get; init; }

    public required string Domain { get; init; }

    public required string Email { get; init; }

    public required string Culture { get; init; }

    public required string Language { get; init; }

    public required string ProfileType { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record Address
{
    [Description("Two letters.")]
    public required string Country { get; init; }
}

internal sealed record MpnProfile
{
    public required string MpnId { get; init; }

    public required string PartnerName { get; init; }

    public required string ProfileType { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record CustomerCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Customer> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record Customer
{
    public required Guid Id { get; init; }

    public required CompanyProfile CompanyProfile { get; init; }

    [Description("Of a customer who is read alone.")]
    public BillingProfile BillingProfile { get; init; } = null!;

    [Description("Of a customer who is read alone.")]
    public bool AllowDelegatedAccess { get; init; }

    [Description("Always reseller.")]
    public required string RelationshipToPartner { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record CompanyProfile
{
    public required Guid TenantId { get; init; }

    public required string Domain { get; init; }

    public required string CompanyName { get; init; }

    [Description("Of a customer who is read alone.")]
    public Address Address { get; init; } = null!;
}

internal sealed record BillingProfile
{
    public required string Culture { get; init; }

    public required string Language { get; init; }

    public required Address DefaultAddress { get; init; }
}
