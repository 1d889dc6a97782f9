using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// The judge of what clients are told over HTTP: one answer that does not fit is found, and what gateways and clients
/// repeat is no fault.
/// </summary>
public sealed class WireModelTests
{
    private const int First = 10;

    private static readonly WireCall Read = new(WireAct.Get);

    [Fact]
    public void Check_ChangeRecognisedAfterALaterOne_IsRight() =>
        Assert.Equal(Verdict.Linearizable, Judge(Put(1), Put(2), Told(2, 3, 2), Told(1, 3, 2)));

    [Fact]
    public void Check_CheckoutToldTwice_IsRight() =>
        Assert.Equal(Verdict.Linearizable, Judge([.. Checkout(3, "a,b"), Orders(3, "a,b")]));

    [Fact]
    public void Check_ReadOlderThanAnAcknowledgedChange_IsFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge(Put(1), Told(1, 2, 1), Seen(1, First)));

    [Fact]
    public void Check_TwoChangesAcknowledgedAsOneVersion_AreFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge(Put(1), Put(2), Told(1, 2, 1), Told(2, 2, 2)));

    [Fact]
    public void Check_RepeatedChangeThatCountsTwice_IsFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge(Put(1), Told(1, 2, 1), Put(1), Told(1, 3, 1), Seen(3, 1)));

    [Fact]
    public void Check_ChangeOfAnOldVersionAdmitted_IsFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge(Put(1), Told(1, 2, 1), Put(2) with { IfMatch = 1 }, Told(2, 3, 2)));

    [Fact]
    public void Check_PresentVersionRefused_IsFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge(Put(1) with { IfMatch = 1, Answer = new(WireModel.StaleETag) }));

    [Fact]
    public void Check_OrderedCartChanged_IsFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge([.. Checkout(3, "a,b"), Put(1), Told(1, 4, 1)]));

    [Fact]
    public void Check_OtherOrdersToldThanBefore_AreFound() =>
        Assert.Equal(Verdict.NotLinearizable, Judge([.. Checkout(3, "a,b"), Orders(3, "a,c")]));

    private static WireCall Put(int request) => new(WireAct.Put, Value: request, Request: request);

    private static WireCall Told(int request, long revision, int value) =>
        new(WireAct.Confirm, Request: request, Answer: new(0, revision, value));

    private static WireCall Seen(long revision, int value) => Read with { Answer = new(0, revision, value) };

    private static WireCall Orders(long revision, string orders) =>
        new(WireAct.ShowOrders, Answer: new(0, revision, IsOrdered: true, Orders: orders));

    private static WireCall[] Checkout(long revision, string orders) =>
        [new(WireAct.BeginCheckout), new(WireAct.StoreOrders), Orders(revision, orders)];

    /// <summary>One call after the other, each answered before the next one comes, or never.</summary>
    private static Verdict Judge(params WireCall[] calls) =>
        Checker.Check(
            new WireModel(First),
            [
                .. calls.Select(
                    (call, i) =>
                        new Operation<WireCall>(
                            call,
                            2 * i,
                            call.Answer is null ? Operation<WireCall>.Never : (2 * i) + 1
                        )
                ),
            ]
        );
}
