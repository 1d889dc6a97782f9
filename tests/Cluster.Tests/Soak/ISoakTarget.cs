namespace PartnerCarts.Cluster.Tests;

/// <summary>What clients work on while faults are done to it.</summary>
internal interface ISoakTarget
{
    /// <summary>A partner's.</summary>
    string Token { get; }

    /// <summary>Whom clients may ask.</summary>
    IReadOnlyList<Uri> Addresses { get; }

    /// <summary>How long a fault may go on to show after it was taken back.</summary>
    TimeSpan Rest { get; }

    /// <summary>One fault of each kind, with its victim chosen at random.</summary>
    IReadOnlyList<Injection> Faults(Random random);

    /// <summary>Starts again what has ended.</summary>
    Task Heal();
}
