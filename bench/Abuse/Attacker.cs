using System.Diagnostics;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// One attack as a process of its own: what it does to its own threads and memory must not show in the bystander's
/// times. It is as nice as can be, which stands in for processors of its own. An attacker's are not the service's: here
/// it gets what the service and the bystander leave, and its sending delays neither.
/// </summary>
internal sealed class Attacker : IAsyncDisposable
{
    private const string Verb = "attack";

    private readonly Process _process;

    private Attacker(Process process) => _process = process;

    public static async Task<Attacker> Start(string attack, Target target)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                "nice",
                ["-n", "19", "dotnet", typeof(Attacker).Assembly.Location, Verb, attack, target.Address.ToString()]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        await process.StandardInput.WriteLineAsync(target.Token);
        await process.StandardInput.FlushAsync();
        if (await process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException($"The attacker \"{attack}\" ended before it began.");
        return new(process);
    }

    /// <returns>What it was answered.</returns>
    public async Task<string> End()
    {
        _process.StandardInput.Close();
        var tally = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        // One that has died attacks nobody, and a ratio measured beside it would look like a good one.
        return _process.ExitCode == 0 && tally.Trim() is { Length: > 0 } answers
            ? answers
            : throw new InvalidOperationException($"The attacker ended with {_process.ExitCode} and no answers.");
    }

    /// <summary>The other process's side: attacks until its input ends, then prints its tally.</summary>
    /// <returns>False when the arguments are not an attacker's.</returns>
    public static async Task<bool> Run(string[] args)
    {
        if (args is not [Verb, var attack, var address])
            return false;
        var prepared = Attacks.All[attack](new Target(new Uri(address), Console.ReadLine()!));
        var tally = new Tally();
        using var end = new CancellationTokenSource();
        Console.WriteLine("Attacking.");
        var attacking = Task.Run(() => prepared(tally, end.Token));
        // Blocks this thread, which has nothing else to do.
        Console.In.ReadToEnd();
        await end.CancelAsync();
        await attacking;
        Console.WriteLine(tally);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
