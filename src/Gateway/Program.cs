using PartnerCarts.Gateway;

try
{
    await GatewayHost.Run(GatewayHost.Build(args));
    return 0;
}
catch (Exception failure) when (FailureText.Of(failure) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
