using System.Diagnostics;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Routes;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Routes;

/// <summary>
/// That the times of the answers do not differ is measured by bench/Isolation; here is what waits at all.
/// </summary>
public sealed class NotFoundDelayTests
{
    private static readonly CartReply NotFound = Refused(RefusalCode.CartNotFound);

    [Theory]
    [InlineData(RefusalCode.InvalidInput)]
    [InlineData(RefusalCode.AlreadyOrdered)]
    [InlineData(RefusalCode.Unavailable)]
    public void Reply_OfAnotherKind_DoesNotWait(RefusalCode code)
    {
        using var pace = Pace(TimeSpan.FromSeconds(1));

        Assert.True(pace.Keep(pace.Start(), Refused(code), CancellationToken.None).AsTask().IsCompletedSuccessfully);
        Assert.True(
            pace.Keep(pace.Start(), CartReply.Done.Instance, CancellationToken.None).AsTask().IsCompletedSuccessfully
        );
    }

    [Fact]
    public void NotFound_WithoutAPace_DoesNotWait()
    {
        using var pace = Pace(TimeSpan.Zero);

        Assert.True(pace.Keep(pace.Start(), NotFound, CancellationToken.None).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task NotFound_Many_WaitForTheirTimeAndNoneIsForgotten()
    {
        using var pace = Pace(TimeSpan.FromMilliseconds(10));

        await Task.WhenAll(
            Enumerable
                .Range(0, 2000)
                .Select(async _ =>
                {
                    var start = pace.Start();
                    await pace.Keep(start, NotFound, CancellationToken.None)
                        .AsTask()
                        .WaitAsync(TimeSpan.FromMinutes(1));
                    Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(10));
                })
        );
    }

    // The look took longer than the pace: it waits for the next multiple, not for none.
    [Fact]
    public async Task NotFound_AfterALongLook_WaitsForTheNextMultiple()
    {
        using var pace = Pace(TimeSpan.FromMilliseconds(20));
        var start = pace.Start() - (Stopwatch.Frequency * 30 / 1000);

        await pace.Keep(start, NotFound, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public async Task NotFound_OfAClientThatLeft_DoesNotWait()
    {
        using var pace = Pace(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pace.Keep(pace.Start(), NotFound, new CancellationToken(canceled: true)).AsTask()
        );
    }

    private static NotFoundDelay Pace(TimeSpan after) => new(Options.Create(new AuthOptions { NotFoundAfter = after }));

    private static CartReply.Refused Refused(RefusalCode code) => new(new Refusal(code, "text"));
}
