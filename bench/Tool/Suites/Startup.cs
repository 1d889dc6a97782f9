using System.Diagnostics;

namespace PartnerCarts.Bench;

/// <summary>How soon Local is of use: from the start of its process to the first 201 of a create.</summary>
internal static class Startup
{
    public const string Name = "start";
    public const string What = "Process start to the first 201";

    public static async Task Run(Workshop workshop)
    {
        var body = await File.ReadAllBytesAsync(workshop.Body(Scenario.OneLine));
        // The first start also brings the files into the machine's cache: it does not count.
        for (var round = 0; round <= Math.Max(5, workshop.Settings.Rounds); round++)
        {
            var address = Kinds.NewAddress();
            using var client = Seeding.NewClient(address);
            var watch = Stopwatch.StartNew();
            await using var server = Locals.StartProcess(workshop, $"local-start-{round}", address);
            await FirstCreate(workshop, client, body);
            if (round > 0)
                Sample.Keep(
                    workshop.Settings,
                    new Sample
                    {
                        Suite = Name,
                        Scenario = What,
                        Candidate = Kinds.Local,
                        Measure = Measures.Start,
                        Round = round,
                        Value = watch.Elapsed.TotalMilliseconds,
                    }
                );
        }
    }

    private static async Task FirstCreate(Workshop workshop, HttpClient client, byte[] body)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30); )
        {
            try
            {
                using var request = Seeding.Request(
                    HttpMethod.Post,
                    $"/v1/customers/{Guid.NewGuid()}/carts",
                    workshop.Tokens.ForCart(0),
                    body
                );
                using var response = await client.SendAsync(request);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException notYet) when (notYet.StatusCode is null)
            {
                await Task.Delay(2);
            }
        }

        throw new TimeoutException("Local made no cart within 30 s of its start.");
    }
}
