namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>What one client alone would see.</summary>
internal interface IModel<TState, TCall>
{
    TState Initial { get; }

    /// <summary>Carries the call out.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="call">What is asked, and what was answered.</param>
    /// <param name="isOutcomeKnown">Whether there was an answer; without one every outcome fits.</param>
    /// <returns>Whether the answer fits the state, and the state after.</returns>
    (bool Fits, TState Next) Step(TState state, TCall call, bool isOutcomeKnown);

    /// <summary>Equal for states that no later call can tell apart, and for no others.</summary>
    string KeyOf(TState state);
}
