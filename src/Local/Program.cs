using PartnerCarts.Local;

await LocalHost.Build(args).RunAsync();
