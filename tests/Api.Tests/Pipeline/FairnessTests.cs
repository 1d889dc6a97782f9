using System.Net;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>What keeps one partner's long work from being everybody's wait: it is done one at a time.</summary>
public sealed class FairnessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Guid One = new("11111111-0000-4000-8000-000000000001");
    private static readonly Guid Other = new("11111111-0000-4000-8000-000000000002");

    [Fact]
    public async Task LongWork_OfOnePartner_IsDoneOneAtATimeAndShortAndOthersAreNot()
    {
        using var shares = Shares(processors: 1);
        var first = await shares.Acquire(One, isLong: true, default);
        var second = shares.Acquire(One, isLong: true, default).AsTask();

        Assert.False(second.IsCompleted);
        Assert.Null(await shares.Acquire(One, isLong: false, default));
        using var others = await shares.Acquire(Other, isLong: true, default).AsTask().WaitAsync(Patience);
        Assert.NotNull(others);
        Assert.False(second.IsCompleted);

        first!.Dispose();
        using var turn = await second.WaitAsync(Patience);
        Assert.NotNull(turn);
    }

    [Fact]
    public async Task LongWork_WhoseClientLeaves_GivesUpItsPlaceInTheLine()
    {
        using var shares = Shares(processors: 1);
        using var left = new CancellationTokenSource();
        var first = await shares.Acquire(One, isLong: true, default);
        var second = shares.Acquire(One, isLong: true, left.Token).AsTask();
        var third = shares.Acquire(One, isLong: true, default).AsTask();

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience));
        first!.Dispose();

        using var turn = await third.WaitAsync(Patience);
        Assert.NotNull(turn);
    }

    // Many at once, so that they do wait for each other: each is read, made and shown as if it were alone.
    [Fact]
    public async Task LargeCarts_OfOnePartnerAtOnce_AreAllServed()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerProcessors", "1"));
        const string Line = """{"catalogItemId":"a:b:c","quantity":1,"billingCycle":"monthly","friendlyName":"NAME"}""";

        var bodies = await Task.WhenAll(
                Enumerable
                    .Range(0, 32)
                    .Select(async number =>
                    {
                        var name = new string((char)('a' + (number % 26)), 900);
                        var created = await host.Send(
                            HttpMethod.Post,
                            ApiHost.Carts,
                            $$"""{"lineItems":[{{string.Join(',', Enumerable.Repeat(Line.Replace("NAME", name, StringComparison.Ordinal), 200))}}]}"""
                        );
                        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
                        return (Name: name, Text: await created.Content.ReadAsStringAsync());
                    })
            )
            .WaitAsync(Patience);

        foreach (var (name, text) in bodies)
            Assert.Equal(200, text.Split($"\"friendlyName\":\"{name}\"").Length - 1);
    }

    [Theory]
    [InlineData("Limits:PartnerProcessors", "0", "Limits:PartnerProcessors is 0; it must be between 1 and 1024.")]
    [InlineData("Limits:SendBuffer", "16777217", "Limits:SendBuffer is 16777217; it must be between 0 and 16777216.")]
    public async Task Setting_OutOfItsRange_StopsTheStartNamingTheKey(string key, string value, string failure)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.Start((key, value)));

        Assert.Equal([failure], refused.Failures);
    }

    private static ProcessorShares Shares(int processors) =>
        new(Options.Create(new LimitsOptions { PartnerProcessors = processors }));
}
