namespace PartnerCarts.Carts;

/// <summary>Which resellers a line may name together (line error 10010; contract.md 15.1 row 13).</summary>
internal static class ParticipantRules
{
    private const int MostAdditional = 5;

    public static LineError? Check(CartLine line)
    {
        if (line.Participants.IsDefaultOrEmpty)
            return null;
        string? reseller = null;
        var additional = 0;
        foreach (var (kind, id) in line.Participants)
        {
            if (kind is ParticipantKind.AdditionalTransactionReseller)
                additional++;
            if (kind is not ParticipantKind.TransactionReseller)
                continue;
            if (reseller is not null && reseller != id)
                return Fault(
                    $"Two different participants are transaction_reseller: {SanitizedText.Of(reseller)} and "
                        + $"{SanitizedText.Of(id)}."
                );
            reseller = id;
        }

        if (additional > MostAdditional)
            return Fault(
                $"{additional} participants are additional_transaction_reseller; {MostAdditional} are allowed."
            );
        return additional > 0 && reseller is null
            ? Fault("A participant is additional_transaction_reseller, but none is transaction_reseller.")
            : null;
    }

    private static LineError Fault(string description) => new(LineErrorCode.InvalidInput, description);
}
