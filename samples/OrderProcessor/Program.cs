using PartnerCarts.Samples.OrderProcessor;

await Shop.Build(args).RunAsync();
