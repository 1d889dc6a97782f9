using System.Text;

namespace PartnerCarts.Carts.Tests.Model;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void RequestIdOf_NoneOrZero_IsEmpty(string? header) =>
        Assert.Equal(Guid.Empty, IdempotencyKey.RequestIdOf(header));

    [Theory]
    [InlineData("A5BB0D4A-9D34-4F0F-8F5E-3C2A1B0D9E8F")]
    [InlineData("{a5bb0d4a-9d34-4f0f-8f5e-3c2a1b0d9e8f}")]
    public void RequestIdOf_AGuid_IsThatGuid(string header) =>
        Assert.Equal(CartRun.Incarnation, IdempotencyKey.RequestIdOf(header));

    [Fact]
    public void RequestIdOf_AnyOtherText_IsAnOpaqueKey()
    {
        var id = IdempotencyKey.RequestIdOf("order-4711");
        Assert.Equal(8, id.Version);
        Assert.Equal(id, IdempotencyKey.RequestIdOf("order-4711"));
        Assert.NotEqual(id, IdempotencyKey.RequestIdOf("order-4712"));
    }

    [Fact]
    public void HashOf_ABody_IsTheFirstHalfOfItsSha256() =>
        Assert.Equal(
            UInt128.Parse("ba7816bf8f01cfea414140de5dae2223", System.Globalization.NumberStyles.HexNumber, null),
            IdempotencyKey.HashOf(Encoding.UTF8.GetBytes("abc"))
        );

    [Theory]
    [InlineData(1, "A", 0, 1, "A", 0, true)]
    [InlineData(1, "A", 7, 1, "A", 8, true)]
    [InlineData(1, "A", 0, 1, "B", 0, false)]
    [InlineData(1, "A", 0, 2, "A", 0, false)]
    [InlineData(0, "A", 0, 0, "A", 0, false)]
    [InlineData(1, "A", 7, 2, "B", 7, true)]
    [InlineData(0, "A", 7, 0, "A", 8, false)]
    public void IsRepeatOf_TwoRequests_ComparesOperationOrIdWithBody(
        int request,
        string body,
        int operation,
        int earlierRequest,
        string earlierBody,
        int earlierOperation,
        bool expected
    ) =>
        Assert.Equal(
            expected,
            IdempotencyKeys
                .Of(request, body, operation)
                .IsRepeatOf(IdempotencyKeys.Of(earlierRequest, earlierBody, earlierOperation))
        );

    [Fact]
    public void Has_Stamp_TellsWhichIdsAreGiven()
    {
        Assert.False(default(IdempotencyKey).HasRequest);
        Assert.False(default(IdempotencyKey).HasOperation);
        Assert.True(IdempotencyKeys.Of(request: 1).HasRequest);
        Assert.True(IdempotencyKeys.Of(operation: 1).HasOperation);
    }
}
