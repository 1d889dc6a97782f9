using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Requests;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// The customer that a path names: a GUID, and one that the caller may act for. Both come before the body is looked at
/// (contract.md 7.0, 7.1 item 1).
/// </summary>
internal sealed class CustomerGate(IRelationships relationships)
{
    /// <summary>Null when the request has been answered with a fault.</summary>
    public ValueTask<Guid?> Admit(HttpContext context)
    {
        var text = RouteIds.Text(context, RouteIds.Customer);
        if (!RouteIds.TryGuid(text, out var customer))
            return new(Refuse(context, EdgeFaults.BadCustomerId(text)));
        var relationship = relationships.Between(
            RequestContext.Of(context).Caller.Partner,
            customer,
            context.RequestAborted
        );
        return relationship.IsCompletedSuccessfully
            ? new(Judge(context, customer, relationship.Result))
            : Wait(context, customer, relationship);
    }

    private static async ValueTask<Guid?> Wait(
        HttpContext context,
        Guid customer,
        ValueTask<Relationship> relationship
    ) => Judge(context, customer, await relationship);

    private static Guid? Judge(HttpContext context, Guid customer, Relationship relationship) =>
        relationship switch
        {
            Relationship.Exists => customer,
            Relationship.None => Refuse(context, EdgeFaults.NoRelationship(customer)),
            _ => Refuse(
                context,
                EdgeFaults.Unavailable(
                    "Whether the partner may act for this customer cannot be found out now; try again."
                )
            ),
        };

    private static Guid? Refuse(HttpContext context, in Fault fault)
    {
        FaultResponse.Send(context, fault);
        return null;
    }
}
