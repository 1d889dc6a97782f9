using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// The step just before a change is carried out: its entry gets a place in the audit log, or there is no change. Not
/// earlier: until here a request holds nothing that others need, however slowly its body comes.
/// </summary>
/// <param name="log">Null where nothing is recorded.</param>
internal sealed class AuditGate(AuditLog? log)
{
    private static readonly Fault NoRoom = EdgeFaults.Unavailable(
        "The audit log cannot be written now, and no change is made without its entry; try again."
    );

    /// <summary>False when the request has been answered: the change must not be carried out.</summary>
    public bool TryBegin(HttpContext context)
    {
        var request = RequestContext.Of(context);
        if (log is not null && !log.TryTakePlace(request.Caller.Partner))
        {
            FaultResponse.Send(context, NoRoom);
            return false;
        }

        request.HasBegunChange = true;
        return true;
    }
}
