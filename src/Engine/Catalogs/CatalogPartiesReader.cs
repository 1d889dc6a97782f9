using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the catalog file's <c>customers</c>, <c>partners</c> and <c>products</c> (contract.md 22.6).
/// </summary>
internal static class CatalogPartiesReader
{
    /// <summary>A customer is an object or, in short, its currency.</summary>
    public static Dictionary<Guid, CatalogCustomer> Customers(JsonMembers root)
    {
        var customers = new Dictionary<Guid, CatalogCustomer>();
        if (root.Object("customers") is not { } members)
            return customers;

        foreach (var name in members.UnreadNames)
        {
            var customer =
                members.IsObject(name) ? Customer(members.Object(name)!)
                : CatalogValues.Currency(members, name) is { } currency ? new CatalogCustomer { Currency = currency }
                : null;
            if (!Guid.TryParse(name, out var id))
                members.Refuse(name, "is no GUID; the names are customer ids, the values currencies or objects.");
            else if (customer is not null && !customers.TryAdd(id, customer))
                members.Refuse(name, "the customer is given twice.");
        }

        return customers;
    }

    /// <summary>The name <c>*</c> stands for all other partners, and becomes the empty GUID.</summary>
    public static Dictionary<Guid, CatalogPartner> Partners(JsonMembers root)
    {
        var partners = new Dictionary<Guid, CatalogPartner>();
        if (root.Object("partners") is not { } members)
            return partners;

        foreach (var name in members.UnreadNames)
        {
            if (members.Object(name) is not { } partner)
                continue;
            var read = Partner(partner);
            var id = Guid.Empty;
            if (name != "*" && !Guid.TryParse(name, out id))
                members.Refuse(name, "is no GUID; the names are partner tenants, or * for all others.");
            else if (!partners.TryAdd(id, read))
                members.Refuse(name, "the partner is given twice.");
        }

        return partners;
    }

    public static Dictionary<string, CatalogProduct> Products(JsonMembers root)
    {
        var products = new Dictionary<string, CatalogProduct>(StringComparer.OrdinalIgnoreCase);
        if (root.Object("products") is not { } members)
            return products;

        foreach (var name in members.UnreadNames)
            if (members.Object(name) is { } product)
                products[name] = Product(product);
        return products;
    }

    private static CatalogCustomer Customer(JsonMembers members)
    {
        var customer = new CatalogCustomer
        {
            Currency = CatalogValues.Currency(members, "currency"),
            Country = CatalogValues.Country(members, "country"),
            Name = members.Text("name"),
            Domain = members.Text("domain"),
            Tags = members.Texts("tags"),
            HasAcceptedAgreement = members.Flag("mca") ?? true,
        };
        members.RefuseUnread();
        return customer;
    }

    private static CatalogPartner Partner(JsonMembers members)
    {
        var partner = new CatalogPartner
        {
            Currency = CatalogValues.Currency(members, "currency"),
            Country = CatalogValues.Country(members, "country"),
            Name = members.Text("name"),
            MpnId = members.Text("mpnId"),
        };
        members.RefuseUnread();
        return partner;
    }

    private static CatalogProduct Product(JsonMembers members)
    {
        var product = new CatalogProduct
        {
            Title = members.Text("title"),
            Description = members.Text("description"),
            Type = members.Text("type"),
            SubType = members.Text("subType"),
            Publisher = members.Text("publisher"),
            IsMicrosoft = members.Flag("isMicrosoft"),
        };
        members.RefuseUnread();
        return product;
    }
}
