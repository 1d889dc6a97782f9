namespace PartnerCarts.Grains;

/// <summary>A call could not even be made: a bug in this process, which does not go away by asking again.</summary>
internal sealed class CallNotBegunException(Exception bug)
    : InvalidOperationException($"A call into the cluster could not be made: {bug.Message}", bug);
