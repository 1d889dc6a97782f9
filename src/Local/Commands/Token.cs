using System.Globalization;
using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

internal static class Token
{
    public const string DefaultLifetime = "08:00:00";

    public static int Run(string[] settings)
    {
        var asked = Asked(settings);
        var tenant = Id(asked, "tenant") ?? throw new UsageException("token needs --tenant, the partner's tenant id.");
        if (
            !TimeSpan.TryParse(asked["lifetime"] ?? DefaultLifetime, CultureInfo.InvariantCulture, out var lifetime)
            || lifetime <= TimeSpan.Zero
            || lifetime > TimeSpan.FromDays(3650)
        )
            throw new UsageException(
                $"--lifetime is \"{asked["lifetime"]}\"; it must be a time such as {DefaultLifetime} or "
                    + $"30.00:00:00, at most 3650 days."
            );
        if (asked["scopes"] is { } scopes && string.IsNullOrWhiteSpace(scopes))
            throw new UsageException("--scopes is empty; a user's token needs one. The default is user_impersonation.");
        using var key = DevelopmentKey.LoadOrCreate(LocalConfiguration.KeyPath(LocalConfiguration.StorePath(settings)));
        Console.WriteLine(
            key.CreateToken(
                tenant,
                Id(asked, "app"),
                Id(asked, "user"),
                lifetime,
                TimeProvider.System.GetUtcNow(),
                asked["scopes"],
                asked["roles"]
            )
        );
        return 0;
    }

    /// <summary>The command line only: environments have a USER that is not meant.</summary>
    public static IConfiguration Asked(string[] settings) =>
        new ConfigurationBuilder().AddCommandLine(settings).Build();

    public static Guid? Id(IConfiguration asked, string name) =>
        asked[name] is not { } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new UsageException($"--{name} is \"{text}\"; it must be a GUID.");
}
