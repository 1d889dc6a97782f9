using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of partners and customers.</summary>
internal static class ProfileDescriptions
{
    public static Operation Organization { get; } =
        New<OrganizationProfile>(
            "getOrganizationProfile",
            "Read the partner's profile",
            "Its country is what the catalog file says of the partner.",
            "800002 invalid input"
        );

    public static Operation Mpn { get; } =
        New<MpnProfile>(
            "getMpnProfile",
            "Read the partner's MPN profile",
            "The MPN id is what the catalog file says of the partner; no other can be found.",
            "800002 invalid input"
        ) with
        {
            Query = [new("mpnId", "The id that is looked for; the partner's own when it is not given.")],
            Faults = new Dictionary<int, string>
            {
                [400] = "800002 invalid input",
                [404] = "3000 no partner with that MPN id",
            },
        };

    public static Operation Customers { get; } =
        New<CustomerCollection>(
            "listCustomers",
            "List the partner's customers",
            "Those of the relationships and of the catalog file, at most 1000. Filters are not looked at.",
            "800002 invalid input"
        );

    public static Operation Customer { get; } =
        New<Customer>("getCustomer", "Read a customer", "Its country is the one that its catalog is for.", BadCustomer);

    private static Operation New<TAnswer>(string id, string summary, string description, string bad) =>
        new(
            id,
            summary,
            description,
            typeof(TAnswer),
            Good("As it is known now."),
            new Dictionary<int, string> { [400] = bad }
        )
        {
            Tag = "Profiles",
            Policy = CartsPolicies.Read,
        };
}
