using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

internal static class LocalCommands
{
    public static CommandRules Rules { get; } =
        new(
            [
                new("serve", []),
                new("token", ["tenant", "app", "user", "scopes", "roles", "lifetime"]),
                new("backup", [], "a file to copy the store to"),
                new("check", []),
                new("erase", ["customer"]),
            ],
            ["urls", "http_ports", "https_ports", "environment"],
            new Dictionary<string, Type?>
            {
                ["Store"] = typeof(StoreOptions),
                ["Carts"] = typeof(CartsOptions),
                ["Orders"] = typeof(OrdersOptions),
                ["Auth"] = typeof(AuthOptions),
                ["Customers"] = typeof(CustomersOptions),
                ["Limits"] = typeof(LimitsOptions),
                ["Audit"] = typeof(AuditOptions),
                ["Proxies"] = typeof(ProxiesOptions),
                ["Logging"] = null,
                ["Kestrel"] = null,
            }
        );
}
