using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>Prints a token of the development key that lies beside a store.</summary>
internal static class Token
{
    /// <param name="settings">The settings of the command line, which name the store.</param>
    /// <param name="asked">What the token is to say.</param>
    /// <exception cref="UsageException">There is no such token, or no service made the key yet.</exception>
    public static int Run(string[] settings, TokenRequest asked)
    {
        if (asked.Scopes is { } scopes && string.IsNullOrWhiteSpace(scopes))
            throw new UsageException(
                "--scopes is empty; a user's token needs at least one. Leave it out for user_impersonation."
            );
        if (asked is { Scopes: not null, User: null })
            throw new UsageException(
                $"--scopes is \"{asked.Scopes}\" without --user; only a user's token has scopes. Add --user <guid>, or "
                    + "give an application --roles instead."
            );
        var store = LocalConfiguration.StorePath(settings);
        var path = LocalConfiguration.KeyPath(store);
        // One made here would be another key than that of the service which the token is for.
        if (!PrivateFile.Exists(path))
            throw new UsageException(
                $"There is no development key at {path}; a service in Development makes it when it first starts over "
                    + $"Store:Path {store}. Start it, or name its store with --Store:Path."
            );
        using var key = DevelopmentKey.LoadOrCreate(path);
        Console.WriteLine(
            key.CreateToken(
                asked.Tenant,
                asked.App,
                asked.User,
                asked.Lifetime,
                TimeProvider.System.GetUtcNow(),
                asked.Scopes,
                asked.Roles
            )
        );
        return 0;
    }
}

/// <summary>What a token is to say; see <see cref="DevelopmentKey.CreateToken"/>.</summary>
internal sealed record TokenRequest(
    Guid Tenant,
    Guid? App,
    Guid? User,
    string? Scopes,
    string? Roles,
    TimeSpan Lifetime
);
