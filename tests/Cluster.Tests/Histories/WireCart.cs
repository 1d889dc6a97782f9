namespace PartnerCarts.Cluster.Tests;

/// <summary>A cart as its clients know it.</summary>
/// <param name="Revision">How many writes it has had.</param>
/// <param name="Value">The quantity of its lines.</param>
/// <param name="Phase">How far its checkout is.</param>
/// <param name="Orders">The ids of its orders; empty until somebody was told.</param>
/// <param name="Applied">The puts that were carried out, in order.</param>
internal sealed record WireCart(long Revision, int Value, WirePhase Phase, string Orders, string Applied)
{
    public bool HasApplied(int request) => Applied.Contains($",{request};", StringComparison.Ordinal);
}

internal enum WirePhase
{
    Open,
    UnderWay,
    Ordered,
}
