using PartnerCarts.Cluster;
using PartnerCarts.Silo;

try
{
    if (args is ["init-db", .. var settings])
        await InitDb.Run(settings);
    else
        await SiloHost.Build(args).RunAsync();
    return 0;
}
catch (Exception failure) when (FailureText.Of(failure, Registered.Providers) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
