using Microsoft.Extensions.Configuration;
using PartnerCarts.Gateway;
using PartnerCarts.Grains;
using PartnerCarts.Silo;
using PartnerCarts.Silo.PostgreSql;

try
{
    if (args is not ["init-db", .. var settings])
    {
        await SiloHost.Build(args).RunAsync();
        return 0;
    }

    var connectionString = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build()[
        $"{ClusterSettings.Section}:{nameof(ClusterSettings.ConnectionString)}"
    ];
    return await InitDb.Run(connectionString ?? "", Console.Out, Console.Error);
}
catch (Exception failure) when (FailureText.Of(failure) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
