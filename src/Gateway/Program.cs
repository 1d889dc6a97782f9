using PartnerCarts.Gateway;

try
{
    await GatewayHost.Build(args).RunAsync();
    return 0;
}
catch (Exception failure) when (FailureText.Of(failure) is { } text)
{
    await Console.Error.WriteLineAsync(text);
    return 1;
}
