using System.Collections.Frozen;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The views of the catalog that products can be listed by (contract.md 22.1), named in any case.</summary>
internal static class CatalogViews
{
    private const string VirtualMachines = "VirtualMachines";

    // Each takes an item's kind, and the sub type that the catalog gives its product.
    private static readonly FrozenDictionary<string, Func<ItemKind, string?, bool>> Views = new Dictionary<
        string,
        Func<ItemKind, string?, bool>
    >
    {
        ["OnlineServices"] = (kind, _) => kind is ItemKind.License or ItemKind.Trial,
        ["Azure"] = (kind, _) => kind is ItemKind.Reservation or ItemKind.SavingsPlan or ItemKind.AzurePlan,
        ["AzureReservations"] = (kind, _) => kind is ItemKind.Reservation,
        ["AzureReservationsVM"] = (kind, subType) =>
            kind is ItemKind.Reservation && Is(subType ?? VirtualMachines, VirtualMachines),
        ["AzureReservationsSQL"] = (kind, subType) => kind is ItemKind.Reservation && Is(subType, "SqlDatabases"),
        ["AzureReservationsCosmosDb"] = (kind, subType) => kind is ItemKind.Reservation && Is(subType, "CosmosDb"),
        ["MicrosoftAzure"] = (kind, _) => kind is ItemKind.AzurePlan,
        ["Software"] = (kind, _) => kind is ItemKind.Software or ItemKind.SoftwareSubscription,
        ["SoftwarePerpetual"] = (kind, _) => kind is ItemKind.Software,
        ["SoftwareSubscriptions"] = (kind, _) => kind is ItemKind.SoftwareSubscription,
        ["SoftwareSUSELinux"] = (_, subType) => Is(subType, "SUSELinux"),
        ["MarketplaceSaaS"] = (kind, _) => kind is ItemKind.Saas,
        ["SpecializedOffers"] = (_, _) => false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a view shows a kind and a sub type; null for a view there is not.</summary>
    public static Func<ItemKind, string?, bool>? Find(string name) => Views.GetValueOrDefault(name);

    private static bool Is(string? subType, string name) =>
        string.Equals(subType, name, StringComparison.OrdinalIgnoreCase);
}
