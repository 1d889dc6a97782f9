using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Operations;

/// <summary>
/// What an operator reads when a process cannot start: one line that says what to do, and exit code 1.
/// </summary>
[NeedsPostgreSql]
public sealed class StartFaultTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private const string Silo = "PartnerCarts.Silo.dll";
    private const string Gateway = "PartnerCarts.Gateway.dll";

    [ContractFact]
    public async Task Start_DatabaseNotAsItShouldBe_SaysWhatToDo()
    {
        var empty = await server.NewDatabase();
        foreach (var program in new[] { Silo, Gateway })
        {
            await Fails(program, "has no PartnerCarts schema. Make it with: silo init-db", PostgreSql(empty));
            await Fails(
                program,
                "There is no database nowhere at 127.0.0.1",
                PostgreSql(server.ConnectionString("nowhere"))
            );
            await Fails(program, @"Cluster:ConnectionString\) cannot be read", PostgreSql("rubbish"));
        }

        await Fails(
            Silo,
            "cannot be reached for database carts at 127.0.0.1:1: .*Start the server",
            PostgreSql("Host=127.0.0.1;Port=1;Database=carts;Username=carts")
        );
    }

    [ContractFact]
    public async Task Start_PortInUse_NamesSettingAndPort()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var database = await server.NewSchema();

        await Fails(
            Silo,
            $"Cluster:SiloPort is {port}, where this silo cannot listen",
            [.. PostgreSql(database), $"--Cluster:SiloPort={port}"]
        );
        await Fails(
            Silo,
            $"Cluster:GatewayPort is {port}, where this silo cannot listen",
            [.. PostgreSql(database), $"--Cluster:GatewayPort={port}"]
        );
        await Fails(
            Silo,
            $"127.0.0.1:{port}: address already in use",
            [
                .. PostgreSql(database).Where(setting => !setting.StartsWith("--urls", StringComparison.Ordinal)),
                $"--urls=http://127.0.0.1:{port}",
            ]
        );
    }

    private static string[] PostgreSql(string connectionString) =>
        [
            "--Cluster:Provider=PostgreSql",
            $"--Cluster:ConnectionString={connectionString}",
            "--urls=http://127.0.0.1:0",
            "--Cluster:AdvertisedAddress=127.0.0.1",
            $"--Cluster:SiloPort={ServerProcess.FreePort()}",
            $"--Cluster:GatewayPort={ServerProcess.FreePort()}",
            "--environment=Development",
            $"--Gateway:DevelopmentKeyFile={Path.GetTempFileName()}.pem",
        ];

    private static async Task Fails(string program, string expected, string[] settings)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program), .. settings]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(90));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(process.ExitCode == 1, $"{program} ended with {process.ExitCode}:\n{errors}\n{await output}");
            Assert.Matches(expected, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
            Assert.True(!(await output).Contains("   at ", StringComparison.Ordinal), await output);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
