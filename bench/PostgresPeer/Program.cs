using Npgsql;
using PartnerCarts.Api;
using PartnerCarts.Bench;
using PartnerCarts.Bench.PostgresPeer;
using PartnerCarts.Engine;

// Peer 1: what a good team would write without actors: minimal API over Npgsql, a stateless process, one statement for
// each request. The HTTP API, its token cache, the rules and the JSON code are ours, so that the comparison is about
// where carts are kept, not about who parses better.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
builder.Services.AddCartsEngine(builder.Configuration);
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(Setting("Bench:Database")));
builder.Services.AddSingleton<CartRows>();
builder.Services.AddSingleton<ICarts, StatelessCarts>();
builder.Services.AddSingleton<IOrderStore, NoOrders>();
builder.AddCartsApi();
builder.Services.AddSingleton(_ => DevelopmentKey.LoadOrCreate(Setting("Bench:Key")));

var app = builder.Build();
await app.Services.GetRequiredService<CartRows>().MakeTable();
app.UseCartsApi();
await app.RunAsync();

string Setting(string key) => builder.Configuration[key] ?? throw new InvalidOperationException($"{key} is not given.");
