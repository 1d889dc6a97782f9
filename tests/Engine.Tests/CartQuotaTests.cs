using Microsoft.Extensions.Options;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class CartQuotaTests
{
    private static readonly Guid Partner = Guid.NewGuid();

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Partner_WithAsManyAsItMay_HasNoRoom()
    {
        var quota = Quota(most: 2);
        quota.Count(Partner);
        Assert.True(quota.HasRoom(Partner));
        quota.Count(Partner);

        Assert.False(quota.HasRoom(Partner));
        Assert.True(quota.HasRoom(Guid.NewGuid()));
    }

    [Fact]
    public void NoCap_EverybodyHasRoom()
    {
        var quota = Quota(most: 0);
        for (var one = 0; one < 1000; one++)
            quota.Count(Partner);

        Assert.True(quota.HasRoom(Partner));
    }

    [Fact]
    public void Carts_AfterTheirLifetime_MakeRoomAndNotBefore()
    {
        var quota = Quota(most: 1);
        quota.Count(Partner);

        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.False(quota.HasRoom(Partner));
        _clock.Advance((TimeSpan.FromDays(7) / 64) + TimeSpan.FromSeconds(1));
        Assert.True(quota.HasRoom(Partner));
    }

    [Fact]
    public void Carts_MadeOverTime_LeaveTheCountOneAfterTheOther()
    {
        var quota = Quota(most: 7);
        for (var day = 0; day < 7; day++)
        {
            Assert.True(quota.HasRoom(Partner));
            quota.Count(Partner);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        // A day's slots have passed beyond the first cart's life within the next few hours, and a month beyond all of
        // them.
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.True(quota.HasRoom(Partner));
        quota.Count(Partner);
        Assert.False(quota.HasRoom(Partner));
        _clock.Advance(TimeSpan.FromDays(30));
        for (var one = 0; one < 7; one++)
        {
            Assert.True(quota.HasRoom(Partner));
            quota.Count(Partner);
        }

        Assert.False(quota.HasRoom(Partner));
    }

    [Fact]
    public async Task Counting_ByManyAtOnce_LosesNone()
    {
        var quota = Quota(most: 8001);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var one = 0; one < 1000; one++)
                            quota.Count(Partner);
                    })
                )
        );

        Assert.True(quota.HasRoom(Partner));
        quota.Count(Partner);
        Assert.False(quota.HasRoom(Partner));
    }

    private CartQuota Quota(int most) => new(Options.Create(new CartsOptions { PerPartner = most }), _clock);
}
