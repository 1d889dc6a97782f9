using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>
/// Everybody on one cart, against the same many on 10,000: turns queue up, and every answer must be that of its own
/// request.
/// </summary>
internal static class HotCart
{
    public const string Name = "hot";

    private static readonly string[] Names = [Kinds.Local, Kinds.Cluster];

    public static async Task Run(Workshop workshop)
    {
        foreach (var name in workshop.Chosen(Names))
        {
            var candidate = await workshop.Start(Kinds.Find(name));
            await Seeding.Ensure(workshop, candidate, Scenario.PutHot.Carts, Scenario.OneLine, count: 1);
            var cells = new Cells(workshop, Name);
            await cells.Run([candidate], [Scenario.PutOne, Scenario.PutHot]);
            var (right, wrong) = await Check(workshop, candidate);
            cells.Keep(
                new Sample
                {
                    Scenario = Scenario.PutHot.Name,
                    Candidate = name,
                    Measure = Measures.Checked,
                    Value = right,
                    Faults = wrong,
                }
            );
        }
    }

    /// <summary>
    /// Each client sends quantities of its own: every answer must show the one that was sent, and no two answers may be
    /// of the same version.
    /// </summary>
    private static async Task<(long Right, long Wrong)> Check(Workshop workshop, Candidate candidate)
    {
        var cart = File.ReadLines(candidate.Carts[Scenario.PutHot.Carts]).First();
        var body = await File.ReadAllTextAsync(workshop.Body(Scenario.OneLine));
        var versions = new HashSet<string>();
        var (right, wrong, quantity) = (0L, 0L, 0);
        using var client = Seeding.NewClient(candidate.Address);
        using var time = new CancellationTokenSource(workshop.Settings.Length);
        await Task.WhenAll(
            Enumerable
                .Range(0, workshop.Settings.Connections)
                .Select(async _ =>
                {
                    while (!time.IsCancellationRequested)
                    {
                        var mine = Interlocked.Increment(ref quantity);
                        using var request = Seeding.Request(
                            HttpMethod.Put,
                            cart,
                            workshop.Tokens.ForCart(0, mine),
                            System.Text.Encoding.UTF8.GetBytes(
                                body.Replace("\"Quantity\":2", $"\"Quantity\":{mine}", StringComparison.Ordinal)
                            )
                        );
                        using var response = await client.SendAsync(request);
                        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
                        lock (versions)
                        {
                            var isRight =
                                response.IsSuccessStatusCode
                                && answer.RootElement.GetProperty("lineItems")[0].GetProperty("quantity").GetInt32()
                                    == mine
                                && versions.Add(response.Headers.ETag!.Tag);
                            (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
                        }
                    }
                })
        );
        return (right, wrong);
    }
}
