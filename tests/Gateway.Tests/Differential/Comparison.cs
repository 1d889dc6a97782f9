using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>Sends sequences to two services, step by step to both, and compares what they answer.</summary>
internal sealed class Comparison(ConformanceHost local, ConformanceHost cluster, ConformanceClock clock, int seed)
    : IDisposable
{
    private const int Groups = 3;
    private const int MostRetries = 400;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };
    private int _casts;

    /// <summary>How many requests were sent to each side.</summary>
    public long Answers { get; private set; }

    /// <summary>How many of them succeeded.</summary>
    public long Successes { get; private set; }

    /// <summary>
    /// Runs sequences until so many have run, or one makes a difference; that one is returned, as short as it was got.
    /// </summary>
    public async Task<Difference?> FindDifference(int sequences)
    {
        var generator = new SequenceGenerator(seed);
        for (var batch = 0; batch * SequenceGenerator.Queues < sequences; batch++)
            if (await Run(generator.Batch(batch)) is { } found)
                return await Shorten(found);
        return null;
    }

    /// <summary>Side by side, round by round: the clock moves for all of them.</summary>
    private async Task<Difference?> Run(params IReadOnlyList<Step>[] sequences)
    {
        for (var group = 0; group < Groups; group++)
            Apply(new Step.Refuse(group, Refuses: false));
        var queues = sequences
            .Select(steps => new Queue(local, cluster, _client, steps, new Cast(unchecked((seed * 31) + ++_casts))))
            .ToArray();
        for (var round = 0; round < sequences[0].Count; round++)
        {
            if (sequences[0][round] is Step.Wait or Step.Refuse)
            {
                Apply(sequences[0][round]);
                continue;
            }

            var answers = await Task.WhenAll(queues.Select(queue => queue.Take(round)));
            Count(answers);
            if (answers.FirstOrDefault(answer => answer.Difference is not null).Difference is { } difference)
                return difference;
        }

        return null;
    }

    private async Task<Difference> Shorten(Difference found)
    {
        var retries = 0;
        for (var at = 0; at < found.Steps.Count - 1 && retries < MostRetries; retries++)
        {
            IReadOnlyList<Step> without = [.. found.Steps.Take(at), .. found.Steps.Skip(at + 1)];
            if (await Run(without) is { } still)
                found = still;
            else
                at++;
        }

        return found;
    }

    private void Count((Answer? Local, Difference? Difference)[] answers)
    {
        foreach (var (answer, _) in answers)
        {
            Answers += answer is null ? 0 : 1;
            Successes += answer is { IsSuccess: true } ? 1 : 0;
        }
    }

    private void Apply(Step step)
    {
        if (step is Step.Wait wait)
            clock.Advance(wait.By);
        if (step is not Step.Refuse refuse)
            return;
        foreach (var host in new[] { local, cluster })
            host.Configure($"Orders:Fail:{refuse.Group}", refuse.Refuses ? "800020" : null);
    }

    public void Dispose() => _client.Dispose();

    private sealed class Queue(
        ConformanceHost local,
        ConformanceHost cluster,
        HttpClient client,
        IReadOnlyList<Step> steps,
        Cast cast
    )
    {
        private readonly Side _local = new(local, client, cast);
        private readonly Side _cluster = new(cluster, client, cast);

        public async Task<(Answer? Local, Difference? Difference)> Take(int round)
        {
            var answers = await Task.WhenAll(_local.Take(steps[round]), _cluster.Take(steps[round]));
            var (one, other) = (answers[0]?.Text, answers[1]?.Text);
            return (answers[0], one == other ? null : new Difference([.. steps.Take(round + 1)], one, other));
        }
    }
}

/// <summary>A sequence after whose last step the two services answer differently.</summary>
internal sealed record Difference(IReadOnlyList<Step> Steps, string? Local, string? Cluster)
{
    public override string ToString() =>
        $"""
            After these {Steps.Count} steps:
            {string.Join('\n', Steps)}
            Local answers:
            {Local}
            The cluster answers:
            {Cluster}
            """;
}
