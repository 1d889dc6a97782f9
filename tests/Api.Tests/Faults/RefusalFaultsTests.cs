using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Faults;

public sealed class RefusalFaultsTests
{
    private static readonly int[] StatusesThatClientsRepeat = [405, 406, 408, 412, 415, 422];

    [Theory]
    [InlineData(RefusalCode.InvalidInput, 400, 800002)]
    [InlineData(RefusalCode.EnumNotParsed, 400, 900126)]
    [InlineData(RefusalCode.CartNotFound, 404, 800008)]
    [InlineData(RefusalCode.LinesInError, 400, 800009)]
    [InlineData(RefusalCode.AlreadyOrdered, 400, 800065)]
    [InlineData(RefusalCode.StaleETag, 400, 2055)]
    [InlineData(RefusalCode.CheckoutUnderWay, 409, 800064)]
    [InlineData(RefusalCode.OrderInProgress, 409, 800060)]
    [InlineData(RefusalCode.ItemNoLongerAvailable, 404, 400019)]
    [InlineData(RefusalCode.Unavailable, 503, 800003)]
    [InlineData(RefusalCode.TooManyCarts, 403, 800089)]
    public void Refusal_OfEachReason_HasItsStatusAndCode(RefusalCode reason, int status, int code)
    {
        var fault = RefusalFaults.Of(new Refusal(reason, "why"));

        Assert.Equal((status, code, "why"), (fault.Status, fault.Code, fault.Description));
        Assert.Equal(status == 503, fault.RetryAfter > 0);
    }

    [Fact]
    public void Refusal_EveryReasonButNone_HasAFaultThatNoClientRepeats()
    {
        foreach (var reason in Enum.GetValues<RefusalCode>().Except([RefusalCode.None]))
            Assert.DoesNotContain(RefusalFaults.Of(new Refusal(reason, "why")).Status, StatusesThatClientsRepeat);
    }
}
