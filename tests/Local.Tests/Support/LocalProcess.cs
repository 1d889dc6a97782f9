using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>The built service, or a program like it, as a process of its own.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    public const string Service = "PartnerCarts.Local.dll";
    public const string CrashHost = "PartnerCarts.Local.CrashHost.dll";

    // Generous, because a test machine may do ten other things.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Collect(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Collect(line.Data, _errors);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>Where it listens; fails when it ends without listening.</summary>
    public async Task<Uri> Address()
    {
        if (await Task.WhenAny(_address.Task, _process.WaitForExitAsync()).WaitAsync(Patience) != _address.Task)
            Assert.Fail($"The process ended with {_process.ExitCode} before it listened.\n{Output}\n{Errors}");
        return await _address.Task;
    }

    /// <param name="program"><see cref="Service"/> or <see cref="CrashHost"/>.</param>
    /// <param name="arguments">Command and settings.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="wrapper">A command that runs the command behind it, such as strace.</param>
    public static LocalProcess Run(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] wrapper
    )
    {
        string[] command =
        [
            .. wrapper,
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            Path.Combine(AppContext.BaseDirectory, program),
            .. arguments,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new LocalProcess(start);
    }

    /// <summary>Runs the service over a store, on any free port.</summary>
    public static LocalProcess Serve(string storePath, params string[] settings) =>
        Run(Service, ["serve", $"--Store:Path={storePath}", "--urls=http://127.0.0.1:0", .. settings]);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Command(params string[] arguments)
    {
        await using var process = Run(Service, arguments);
        return (await process.Exit(), process.Output, process.Errors);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    /// <summary>Asks the process to end, as Ctrl+C or a service manager does.</summary>
    /// <param name="wrapped">The service's process id, where this is its wrapper's.</param>
    public async Task<int> Stop(int? wrapped = null)
    {
        using var kill = Process.Start("kill", ["-TERM", (wrapped ?? Id).ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Exit();
    }

    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await Exit();
        }

        _process.Dispose();
    }

    private void Collect(string? line, ConcurrentQueue<string> lines)
    {
        const string Listening = "Listening on ";
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Listening.Length..].Split(' ')[0]));
    }
}
