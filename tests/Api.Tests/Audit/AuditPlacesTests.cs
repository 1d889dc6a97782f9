using PartnerCarts.Api.Audit;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>How the places of the queue are shared.</summary>
public sealed class AuditPlacesTests
{
    private readonly AuditPlaces _places = new(16);

    [Fact]
    public void Holder_Alone_TakesHalf() => Assert.Equal(8, TakeAll(Guid.NewGuid()));

    [Fact]
    public void Holders_OneAfterTheOther_EachFindsHalfOfWhatIsLeft() =>
        Assert.Equal([8, 4, 2, 1, 1, 0], Enumerable.Range(0, 6).Select(_ => TakeAll(Guid.NewGuid())));

    [Fact]
    public void Places_GivenBack_AreThereForAnybody()
    {
        var holder = Guid.NewGuid();
        var taken = TakeAll(holder);

        _places.Return([.. Enumerable.Repeat(holder, taken)]);

        Assert.Equal(8, TakeAll(Guid.NewGuid()));
        Assert.Equal(4, TakeAll(holder));
    }

    private int TakeAll(Guid holder)
    {
        var taken = 0;
        while (_places.TryTake(holder))
            taken++;
        return taken;
    }
}
