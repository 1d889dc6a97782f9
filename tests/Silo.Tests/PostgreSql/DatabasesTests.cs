using Npgsql;
using PartnerCarts.Silo.PostgreSql;

namespace PartnerCarts.Silo.Tests.PostgreSql;

public sealed class DatabasesTests
{
    [Fact]
    public void WithDefaults_NothingSaid_SuitsASilo()
    {
        var settings = Databases.WithDefaults("Host=db");
        Assert.Equal((20, 5, 10, 32, "PartnerCarts"), (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout, settings.MaxAutoPrepare, settings.ApplicationName));
    }

    [Theory]
    [InlineData("Host=db;Maximum Pool Size=7;Timeout=8;Command Timeout=9;Max Auto Prepare=3;Application Name=mine")]
    [InlineData("host=db;maximum pool size=7;timeout=8;command timeout=9;max auto prepare=3;application name=mine")]
    public void WithDefaults_Said_IsKept(string connectionString)
    {
        var settings = Databases.WithDefaults(connectionString);
        Assert.Equal((7, 8, 9, 3, "mine"), (settings.MaxPoolSize, settings.Timeout, settings.CommandTimeout, settings.MaxAutoPrepare, settings.ApplicationName));
    }

    [Fact]
    public void Open_SeveralHosts_GoesToThePrimary()
    {
        using var database = Databases.Open("Host=one,two");
        Assert.IsNotType<NpgsqlMultiHostDataSource>(database);
        Assert.Contains("one,two", database.ConnectionString);
    }
}
