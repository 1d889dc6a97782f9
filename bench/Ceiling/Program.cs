using PartnerCarts.Api;
using PartnerCarts.Bench;
using PartnerCarts.Bench.Ceiling;
using PartnerCarts.Engine;

// Put together as src/Local puts itself together: the same server, the same HTTP API, the same logging. What is missing
// is the turn and the store.
var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Development });
builder.Configuration.AddCommandLine(args);
builder.WebHost.UseKestrel((context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel")));
builder.Services.AddRouting();
builder
    .Logging.AddSimpleConsole(console =>
        (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ssZ ")
    )
    .SetMinimumLevel(LogLevel.Warning)
    .AddFilter(nameof(PartnerCarts), LogLevel.Information)
    .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
builder.Services.AddCartsEngine(builder.Configuration);
builder.Services.AddSingleton<ICarts, StatelessCarts>();
builder.Services.AddSingleton<IOrderStore, NoOrders>();
builder.AddCartsApi();
builder.Services.AddSingleton(_ =>
    DevelopmentKey.LoadOrCreate(
        builder.Configuration["Bench:Key"] ?? throw new InvalidOperationException("Bench:Key names no key file.")
    )
);

var app = builder.Build();
app.UseCartsApi();
await app.RunAsync();
