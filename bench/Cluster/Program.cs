using Microsoft.AspNetCore.Builder;
using PartnerCarts.Bench.Cluster;
using PartnerCarts.Silo;

// A silo with the HTTP API, as src/Silo makes it, with one part exchanged: --Bench:Part echo, delay or stock.
var part = args[Array.IndexOf(args, "--Bench:Part") + 1];
Action<WebApplicationBuilder> exchange = part switch
{
    "echo" => EchoCarts.Exchange,
    "delay" => DelayedStorage.Exchange,
    "stock" => StockStorage.Exchange,
    _ => throw new ArgumentException($"--Bench:Part is {part}; it must be echo, delay or stock."),
};
await SiloHost.Build(args, exchange).RunAsync();
