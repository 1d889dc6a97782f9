using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>The participants of a line, asked for by their kind (contract.md 5.7).</summary>
public static class Participants
{
    /// <summary>The id of the reseller that the line names; null for none.</summary>
    public static string? Reseller(this ImmutableArray<Participant> participants)
    {
        if (!participants.IsDefault)
            foreach (var participant in participants)
                if (participant.Kind is ParticipantKind.TransactionReseller)
                    return participant.Id;
        return null;
    }
}
