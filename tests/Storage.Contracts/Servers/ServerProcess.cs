using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// A server of the tests' own. A shell holds it that ends it when its standard input does: so it goes away even with a
/// test process that was killed.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Guard =
        "\"$@\" </dev/null & server=$!; cat >/dev/null; kill -INT $server 2>/dev/null; wait $server";

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(string directory, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["-c", Guard, "sh", .. command])
            start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Starts the server and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(
        string directory,
        IEnumerable<string> command,
        Func<Task<bool>> isReady
    )
    {
        var server = new ServerProcess(directory, command);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await isReady())
                return server;
            await Task.Delay(100);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException(
            $"The server was not ready after 30 s:\n{string.Join('\n', server._output)}"
        );
    }

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    public static async Task Run(string directory, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{command.First()} ended with {process.ExitCode}:\n{await output}\n{await errors}"
            );
    }

    /// <summary>
    /// A port of 127.0.0.1 on which nobody listens, and which nobody else in this process is given. Not one of the
    /// system's choice: those are given to the next outgoing connection, too, and to the next who asks.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_000);
            if (!Given.TryAdd(port, true))
                continue;
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }

    /// <summary>Whether somebody takes connections at that port of 127.0.0.1.</summary>
    public static async Task<bool> Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            _output.Enqueue(line.Data);
        while (_output.Count > 100)
            _output.TryDequeue(out _);
    }
}
