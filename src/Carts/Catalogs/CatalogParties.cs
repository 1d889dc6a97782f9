using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>What the catalog file says about a customer (contract.md 22.6).</summary>
public sealed record CatalogCustomer
{
    /// <summary>The currency of the customer's market; null for the item's or the catalog's.</summary>
    public string? Currency { get; init; }

    /// <summary>Two capital letters; null for the catalog's.</summary>
    public string? Country { get; init; }

    public string? Name { get; init; }

    public string? Domain { get; init; }

    /// <summary>What the customer is, such as education (contract.md 18.5).</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Whether the customer has accepted the Microsoft Customer Agreement; if not, 403/13605.</summary>
    public bool HasAcceptedAgreement { get; init; } = true;
}

/// <summary>What the catalog file says about a partner (contract.md 22.6).</summary>
public sealed record CatalogPartner
{
    /// <summary>A second currency that the partner's customers may buy in (contract.md 15.1 row 3).</summary>
    public string? Currency { get; init; }

    /// <summary>Two capital letters.</summary>
    public string? Country { get; init; }

    public string? Name { get; init; }

    public string? MpnId { get; init; }
}

/// <summary>
/// What the catalog file says about a product; what is null is taken from its first item and that item's kind.
/// </summary>
public sealed record CatalogProduct
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The id of the product's type, such as Azure (contract.md 18.1).</summary>
    public string? Type { get; init; }

    /// <summary>The id of its sub type, such as VirtualMachines.</summary>
    public string? SubType { get; init; }

    public string? Publisher { get; init; }

    public bool? IsMicrosoft { get; init; }
}

/// <summary>A subscription that a customer has from the start (contract.md 22.6).</summary>
public sealed record SeededSubscription
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The partner tenant that sold it; null for every partner.</summary>
    public Guid? Partner { get; init; }

    public required string CatalogItemId { get; init; }

    /// <summary>1 or more.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>ISO 8601 duration; null for a subscription without a term.</summary>
    public string? TermDuration { get; init; }

    public BillingCycle BillingCycle { get; init; } = BillingCycle.Monthly;

    /// <summary>active, suspended, deleted, none, pending, expired or disabled.</summary>
    public string Status { get; init; } = "active";

    /// <summary>Whether it is registered for reservations (contract.md 18.3).</summary>
    public bool IsRegistered { get; init; } = true;

    /// <summary>Whether it is enabled for reservations (contract.md 18.3).</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The Azure subscriptions below an Azure plan.</summary>
    public ImmutableArray<SeededEntitlement> Entitlements { get; init; } = [];

    public string? PartnerIdOnRecord { get; init; }
}

/// <summary>An Azure subscription below an Azure plan.</summary>
/// <param name="Id">As the client names it, compared without case.</param>
/// <param name="IsActive">Whether its status is active.</param>
public sealed record SeededEntitlement(string Id, bool IsActive);
