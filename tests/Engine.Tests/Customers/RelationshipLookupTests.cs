using System.Net;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

public sealed class RelationshipLookupTests : IDisposable
{
    private static readonly Guid Partner = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Other = new("22222222-2222-4222-8222-222222222222");
    private static readonly Guid Customer = new("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47");

    private readonly ManualTimeProvider _clock = new();
    private readonly Crm _crm = new();
    private readonly HttpClient _http;
    private readonly RelationshipLookup _lookup;

    public RelationshipLookupTests()
    {
        _http = new HttpClient(_crm);
        var options = new CustomersOptions
        {
            Lookup = "https://crm.example/{partner}/of/{customer}",
            LookupAuthorization = "Bearer secret",
        };
        _lookup = new RelationshipLookup(_http, options, _clock, new CollectingLogger<RelationshipLookup>());
    }

    public void Dispose()
    {
        _http.Dispose();
        _crm.Dispose();
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, Relationship.Exists)]
    [InlineData(HttpStatusCode.NoContent, Relationship.Exists)]
    [InlineData(HttpStatusCode.NotFound, Relationship.None)]
    [InlineData(HttpStatusCode.Forbidden, Relationship.Unclear)]
    [InlineData(HttpStatusCode.Redirect, Relationship.Unclear)]
    [InlineData(HttpStatusCode.InternalServerError, Relationship.Unclear)]
    public async Task Answer_OfEachStatus_MeansThat(HttpStatusCode status, Relationship expected)
    {
        _crm.Status = status;

        Assert.Equal(expected, await Ask());
        Assert.Equal($"https://crm.example/{Partner}/of/{Customer}", _crm.LastAddress);
        Assert.Equal("Bearer secret", _crm.LastAuthorization);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, 300)]
    [InlineData(HttpStatusCode.NotFound, 30)]
    public async Task Answer_IsRememberedForItsTime(HttpStatusCode status, int seconds)
    {
        _crm.Status = status;
        await Ask();
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        await Ask();
        Assert.Equal(1, _crm.Asked);

        _clock.Advance(TimeSpan.FromTicks(1));
        await Ask();
        Assert.Equal(2, _crm.Asked);
    }

    [Fact]
    public async Task Answer_OfLongAgo_CountsWhileTheOtherServiceFails()
    {
        await Ask();
        _crm.Status = null;
        _clock.Advance(TimeSpan.FromMinutes(64));

        // Asked once, and then not for a while: a service that is down is not to slow every request.
        Assert.Equal(Relationship.Exists, await Ask());
        Assert.Equal(Relationship.Exists, await Ask());
        Assert.Equal(2, _crm.Asked);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Relationship.Unclear, await Ask());

        _crm.Status = HttpStatusCode.NotFound;
        Assert.Equal(Relationship.None, await Ask());
    }

    [Fact]
    public async Task Question_OfManyAtOnce_IsAskedOnce()
    {
        var hold = new TaskCompletionSource();
        _crm.Hold = hold.Task;
        var answers = Enumerable.Range(0, 20).Select(_ => Ask()).ToArray();
        hold.SetResult();

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(Relationship.Exists, answer));
        Assert.Equal(1, _crm.Asked);
    }

    [Fact]
    public async Task Wait_Cancelled_LeavesTheQuestionToTheOthers()
    {
        var hold = new TaskCompletionSource();
        _crm.Hold = hold.Task;
        using var leaving = new CancellationTokenSource();
        var left = _lookup.Between(Partner, Customer, leaving.Token).AsTask();
        var stayed = Ask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        hold.SetResult();

        Assert.Equal(Relationship.Exists, await stayed);
        Assert.Equal(1, _crm.Asked);
    }

    [Fact]
    public async Task Wait_OfTheLastCancelled_GivesTheQuestionUpAndTheNextAsksAnew()
    {
        _crm.Hold = new TaskCompletionSource().Task;
        using var leaving = new CancellationTokenSource();
        var first = _lookup.Between(Partner, Customer, leaving.Token).AsTask();
        var second = _lookup.Between(Partner, Customer, leaving.Token).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await _crm.GivenUp.Task.WaitAsync(TimeSpan.FromSeconds(60));

        _crm.Hold = Task.CompletedTask;
        Assert.Equal(Relationship.Exists, await Ask());
        Assert.Equal(2, _crm.Asked);
    }

    [Fact]
    public async Task Questions_OfOnePartnerBeyondItsShare_WaitWhileAnothersAreAsked()
    {
        _crm.HeldPartner = Partner;
        _crm.Hold = new TaskCompletionSource().Task;
        using var leaving = new CancellationTokenSource();
        var flood = Enumerable
            .Range(0, 100)
            .Select(_ => _lookup.Between(Partner, Guid.NewGuid(), leaving.Token).AsTask())
            .ToList();

        Assert.Equal(8, _crm.Asked);
        Assert.Equal(Relationship.Exists, await _lookup.Between(Other, Customer, CancellationToken.None));

        // Those that wait in vain are unclear; those who hang up leave nothing behind.
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.All(await Task.WhenAll(flood[8..]), answer => Assert.Equal(Relationship.Unclear, answer));
        await leaving.CancelAsync();
        foreach (var asked in flood[..8])
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        _crm.Hold = Task.CompletedTask;
        Assert.Equal(Relationship.Exists, await Ask());
        Assert.Equal(10, _crm.Asked);
    }

    [Fact]
    public async Task Answers_OfOnePartnersManyCustomers_LeaveAnothersRemembered()
    {
        await _lookup.Between(Other, Customer, CancellationToken.None);
        for (var one = 0; one < 20_000; one++)
            await _lookup.Between(Partner, Guid.NewGuid(), CancellationToken.None);

        await _lookup.Between(Other, Customer, CancellationToken.None);
        Assert.Equal(20_001, _crm.Asked);
    }

    [Theory]
    [InlineData("https://crm.example/{partner}", null, "{customer}")]
    [InlineData("http://crm.example/{partner}/{customer}", null, "https://")]
    [InlineData("crm/{partner}/{customer}", null, "https://")]
    [InlineData("https://crm.example/{partner}/{customer}", "customers.json", "both set")]
    public void Options_Faulty_AreNamed(string lookup, string? file, string expected)
    {
        var failure = new CustomersOptionsValidator().Validate(
            null,
            new CustomersOptions { Lookup = lookup, File = file }
        );

        Assert.Contains("Customers:Lookup", failure.FailureMessage, StringComparison.Ordinal);
        Assert.Contains(expected, failure.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_ThatAPartnersFirstRequestsCauseTogether_AreAsManyAsItsShare()
    {
        const int AtOnce = 16;
        for (var round = 0; round < 50; round++)
        {
            using var crm = new Crm { Hold = new TaskCompletionSource().Task };
            using var http = new HttpClient(crm);
            var options = new CustomersOptions
            {
                Lookup = "https://crm.example/{partner}/of/{customer}",
                LookupAuthorization = "Bearer secret",
            };
            var lookup = new RelationshipLookup(http, options, _clock, new CollectingLogger<RelationshipLookup>());
            using var start = new Barrier(AtOnce);
            using var end = new CancellationTokenSource();
            var threads = Enumerable
                .Range(0, AtOnce)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return lookup.Between(Partner, Guid.NewGuid(), end.Token).AsTask();
                        },
                        TaskCreationOptions.LongRunning
                    )
                )
                .ToArray();
            var waiting = await Task.WhenAll(threads);

            Assert.InRange(crm.Asked, 1, options.LookupsPerPartner);
            await end.CancelAsync();
            await Task.WhenAll(waiting.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        }
    }

    private Task<Relationship> Ask() => _lookup.Between(Partner, Customer, CancellationToken.None).AsTask();

    private sealed class Crm : HttpMessageHandler
    {
        private int _asked;

        public int Asked => _asked;

        public string? LastAddress { get; private set; }

        public string? LastAuthorization { get; private set; }

        /// <summary>Null for a service that is not there.</summary>
        public HttpStatusCode? Status { get; set; } = HttpStatusCode.OK;

        public Task Hold { get; set; } = Task.CompletedTask;

        /// <summary>Whose questions are held; null for everybody's.</summary>
        public Guid? HeldPartner { get; set; }

        /// <summary>Completes when a question was cancelled.</summary>
        public TaskCompletionSource GivenUp { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref _asked);
            LastAddress = request.RequestUri!.ToString();
            LastAuthorization = request.Headers.GetValues("Authorization").Single();
            // Not disposed of: what is called last is registered first, and must not be taken away before.
            _ = cancellationToken.Register(() => GivenUp.TrySetResult());
            if (HeldPartner is not { } held || LastAddress.Contains(held.ToString(), StringComparison.Ordinal))
                await Hold.WaitAsync(cancellationToken);
            return Status is { } status
                ? new HttpResponseMessage(status)
                : throw new HttpRequestException("Nobody is there.");
        }
    }
}
