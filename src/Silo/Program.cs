using Microsoft.Extensions.Configuration;
using PartnerCarts.Cluster;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;
using PartnerCarts.Silo;

try
{
    if (args is not ["init-db", .. var settings])
    {
        await SiloHost.Build(args).RunAsync();
        return 0;
    }

    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
    var connectionString = configuration[$"{ClusterSettings.Section}:{nameof(ClusterSettings.ConnectionString)}"];
    var options = configuration.GetSection(PostgreSqlOptions.Section).Get<PostgreSqlOptions>() ?? new();
    var roles = new DatabaseRoles(options.SiloRole, options.GatewayRole);
    return await InitDb.Run(connectionString ?? "", Console.Out, Console.Error, roles);
}
catch (Exception failure) when (FailureText.Of(failure) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
