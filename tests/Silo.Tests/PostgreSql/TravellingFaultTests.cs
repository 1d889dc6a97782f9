using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Serialization;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>
/// A grain that cannot be activated because its database is away says so to its caller, who knows then that it may ask
/// again.
/// </summary>
public sealed class TravellingFaultTests : IDisposable
{
    private readonly IHost _silo = Build();

    public void Dispose() => _silo.Dispose();

    [Theory]
    [MemberData(nameof(DatabaseFaults))]
    public void Serialize_FaultOfTheDatabase_ArrivesAsWhatItWasWrappedIn(Exception fault)
    {
        var serializer = _silo.Services.GetRequiredService<Serializer>();
        var arrived = serializer.Deserialize<Exception>(
            serializer.SerializeToArray<Exception>(new OrleansException("The state could not be read.", fault))
        );
        Assert.Equal("The state could not be read.", Assert.IsType<OrleansException>(arrived).Message);
        Assert.Contains(fault.Message, arrived.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<Exception> DatabaseFaults() =>
        [
            new NpgsqlException("The connection is broken."),
            new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"),
            new NpgsqlException("No connection.", new IOException("Reset.")),
        ];

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().UsePostgreSql("Host=127.0.0.1;Database=carts"));
        return builder.Build();
    }
}
