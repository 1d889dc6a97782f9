using Npgsql;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

public sealed class DatabasesTests
{
    [Fact]
    public void WithDefaults_NothingSaid_SuitsASilo()
    {
        var settings = Databases.WithDefaults("Host=db");
        Assert.Equal(
            (20, 5, 10, 32, "PartnerCarts"),
            (
                settings.MaxPoolSize,
                settings.Timeout,
                settings.CommandTimeout,
                settings.MaxAutoPrepare,
                settings.ApplicationName
            )
        );
    }

    [Theory]
    [InlineData("Host=db;Maximum Pool Size=7;Timeout=8;Command Timeout=9;Max Auto Prepare=3;Application Name=mine")]
    [InlineData("host=db;maximum pool size=7;timeout=8;command timeout=9;max auto prepare=3;application name=mine")]
    [InlineData("Host=db;MaxPoolSize=7;Timeout=8;CommandTimeout=9;MaxAutoPrepare=3;ApplicationName=mine")]
    public void WithDefaults_Said_IsKept(string connectionString)
    {
        var settings = Databases.WithDefaults(connectionString);
        Assert.Equal(
            (7, 8, 9, 3, "mine"),
            (
                settings.MaxPoolSize,
                settings.Timeout,
                settings.CommandTimeout,
                settings.MaxAutoPrepare,
                settings.ApplicationName
            )
        );
    }

    [Theory]
    [InlineData("Host=one,two")]
    [InlineData("Host=one,two;Target Session Attributes=any")]
    public void Open_SeveralHosts_GoesToThePrimary(string connectionString)
    {
        Assert.Equal("primary", Databases.WithDefaults(connectionString).TargetSessionAttributes);
        using var database = Databases.Open(connectionString);
        Assert.IsNotType<NpgsqlMultiHostDataSource>(database);
        Assert.Contains("one,two", database.ConnectionString);
    }
}
