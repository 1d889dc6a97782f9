namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>One call of one client.</summary>
/// <param name="Call">What was asked, and what was answered.</param>
/// <param name="Invoked">When it began; every time of a history is another one.</param>
/// <param name="Returned">When it was answered; <see cref="Never"/> when its outcome is unknown, so that it may take
/// effect at any time after it began, or never.</param>
internal sealed record Operation<TCall>(TCall Call, long Invoked, long Returned)
{
    public const long Never = long.MaxValue;

    public bool IsOutcomeKnown => Returned != Never;
}
