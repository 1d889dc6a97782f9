using System.Security.Claims;
using PartnerCarts.Api.Auth;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Auth;

public sealed class TokenCacheTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Token_Remembered_IsFoundWhileItHolds()
    {
        var cache = new TokenCache(10);
        var token = Token(Now, Now.AddMinutes(1));
        cache.Add(Key(1), token);

        Assert.Same(token, cache.Find(Key(1), Now));
        Assert.Null(cache.Find(Key(2), Now));
        Assert.Null(cache.Find(Key(1), Now.AddTicks(-1)));
        Assert.Null(cache.Find(Key(1), Now.AddMinutes(1)));
    }

    [Fact]
    public void Token_RememberedAgain_IsReplaced()
    {
        var cache = new TokenCache(10);
        cache.Add(Key(1), Token(Now, Now.AddMinutes(1)));
        var renewed = Token(Now, Now.AddMinutes(9));
        cache.Add(Key(1), renewed);

        Assert.Same(renewed, cache.Find(Key(1), Now.AddMinutes(5)));
    }

    [Fact]
    public void Tokens_MoreThanFit_PushOutWhatIsNotUsed()
    {
        var cache = new TokenCache(100);
        cache.Add(Key(-1), Token(Now, Now.AddHours(1)));
        for (var i = 0; i < 1000; i++)
        {
            cache.Add(Key(i), Token(Now, Now.AddHours(1)));
            Assert.NotNull(cache.Find(Key(-1), Now));
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(i => cache.Find(Key(i), Now) is not null), 1, 100);
    }

    [Fact]
    public void Cache_OfNoSize_RemembersNothing()
    {
        var cache = new TokenCache(0);
        cache.Add(Key(1), Token(Now, Now.AddMinutes(1)));

        Assert.Null(cache.Find(Key(1), Now));
    }

    [Fact]
    public void Cache_UsedByManyThreads_StaysBounded()
    {
        var cache = new TokenCache(64);

        Parallel.For(0, 20_000, i =>
        {
            cache.Add(Key(i), Token(Now, Now.AddHours(1)));
            cache.Find(Key(i / 2), Now);
        });

        // Threads may each add one more while the generations change.
        Assert.InRange(
            Enumerable.Range(0, 20_000).Count(i => cache.Find(Key(i), Now) is not null),
            1,
            64 + (4 * Environment.ProcessorCount)
        );
    }

    [Fact]
    public void Hit_AllocatesNothing()
    {
        var cache = new TokenCache(10);
        var text = new string('x', 1500);
        cache.Add(TokenKey.Of(text), Token(Now, Now.AddHours(1)));
        Assert.NotNull(cache.Find(TokenKey.Of(text), Now));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = cache.Find(TokenKey.Of(text), Now);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotNull(found);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Key_OfDifferentTexts_Differs()
    {
        Assert.NotEqual(TokenKey.Of("a"), TokenKey.Of("b"));
        Assert.Equal(TokenKey.Of("ab"), TokenKey.Of("xab".AsSpan(1)));
    }

    private static TokenKey Key(int i) => TokenKey.Of(i.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static VerifiedToken Token(DateTimeOffset from, DateTimeOffset to) =>
        new(new Caller(Guid.NewGuid(), "x"), new ClaimsPrincipal(), [], from, to);
}
