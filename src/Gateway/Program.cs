using PartnerCarts.Cluster;
using PartnerCarts.Gateway;

try
{
    if (args is ["erase-customer", .. var settings])
        return await EraseCustomer.Run(settings);
    await GatewayHost.Run(GatewayHost.Build(args));
    return 0;
}
catch (Exception failure) when (FailureText.Of(failure, Registered.Providers) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
