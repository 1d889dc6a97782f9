using System.Globalization;
using System.Net;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Durability;

/// <summary>
/// Acknowledged means durable, seen from outside the process by its system calls; and the checker that says so finds
/// services that cheat.
/// </summary>
[Collection(nameof(Processes.Processes))]
[Trait("Category", "Processes")]
public sealed class DurabilityTests : IDisposable
{
    private const int Clients = 64,
        Each = 6;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactWith("strace")]
    public async Task Serve_SixtyFourClientsPut_NoAnswerLeavesBeforeItsSync()
    {
        var (answers, early) = await Trace(LocalProcess.Service);

        Assert.True(early.Count == 0, $"{early.Count} of {answers}: {early.FirstOrDefault()}");
        Assert.Equal(Clients * Each, answers);
    }

    [TheoryWith("strace")]
    [InlineData("NORMAL")]
    [InlineData("OFF")]
    [InlineData("early")]
    public async Task Check_ServiceThatCheats_IsFound(string cheat)
    {
        var (answers, early) = await Trace(LocalProcess.CrashHost, cheat);

        Assert.Equal(Clients * Each, answers);
        Assert.True(early.Count > answers / 10, $"Only {early.Count} of {answers} were found.");
    }

    private async Task<(int Answers, List<string> Early)> Trace(string program, string? cheat = null)
    {
        var trace = _folder.File("trace");
        await using (
            var service = LocalProcess.Run(
                program,
                [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0"],
                cheat is null ? null : new Dictionary<string, string> { ["CRASHHOST_SPOIL"] = cheat },
                // -y: names of files; -s: a whole page of the log, so that the marks in it show.
                "strace",
                "-f",
                "-ttt",
                "-y",
                "-s",
                "5000",
                "--seccomp-bpf",
                "-e",
                "trace=pwrite64,write,writev,fsync,fdatasync,sendto,sendmsg",
                "-o",
                trace
            )
        )
        {
            using var client = new CartsClient(await service.Address(), _folder.StorePath);
            await Task.WhenAll(
                Enumerable
                    .Range(0, Clients)
                    .Select(async number =>
                    {
                        var cart = (await client.Create(CartsClient.Body(1, "new"))).CartId;
                        for (var i = 1; i <= Each; i++)
                            (await client.Put(cart, CartsClient.Body(i, $"mark-{number}-{i}-end"))).Is(
                                HttpStatusCode.Created
                            );
                    })
            );
            // strace ends with the service that it runs.
            await service.Stop(
                wrapped: int.Parse(File.ReadAllText(_folder.StorePath + ".pid"), CultureInfo.InvariantCulture)
            );
        }

        return DurabilityChecker.Check(SystemCall.Read(File.ReadLines(trace)));
    }
}
