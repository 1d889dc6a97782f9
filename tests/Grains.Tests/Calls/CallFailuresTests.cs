using System.Net.Sockets;
using Orleans.Runtime;
using Orleans.Serialization;

namespace PartnerCarts.Grains.Tests.Calls;

/// <summary>Whatever comes out of a call into the cluster is an unknown outcome, unless we know better.</summary>
public sealed class CallFailuresTests
{
    public static TheoryData<Exception> FromTheCluster { get; } =
    [
        new TimeoutException(),
        new TaskCanceledException(),
        new SiloUnavailableException(),
        new WrappedException("A grain's exception that could not travel."),
        new CodecNotFoundException("Could not find a codec for type Polly.Timeout.TimeoutRejectedException."),
        new IOException(),
        new SocketException(),
        new ObjectDisposedException("client"),
        new InvalidOperationException("Thrown by a silo out of placement."),
        new ArgumentOutOfRangeException("command"),
        new UnknownKindException(),
    ];

    [Theory]
    [MemberData(nameof(FromTheCluster), DisableDiscoveryEnumeration = true)]
    public void IsUnknownOutcome_WhateverTheClusterThrows_IsTrue(Exception failure) =>
        Assert.True(CallFailures.IsUnknownOutcome(failure));

    [Fact]
    public void IsUnknownOutcome_RecordThatCannotBeRead_IsFalse() =>
        Assert.False(CallFailures.IsUnknownOutcome(new UnreadableRecordException("An unknown kind.")));

    [Fact]
    public void IsUnknownOutcome_CallThatCouldNotBegin_IsFalse() =>
        Assert.False(CallFailures.IsUnknownOutcome(new CallNotBegunException(new KeyNotFoundException())));

    private sealed class UnknownKindException : Exception;
}
