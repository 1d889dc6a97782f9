using PartnerCarts.Api;

namespace PartnerCarts.Bench;

/// <summary>The callers: so many users of each of some partners, each with a token of its own.</summary>
internal sealed class Tokens
{
    public const int Partners = 10;
    public const int Users = 100;

    private readonly string[] _tokens;

    private Tokens(string path, string[] tokens) => (Path, _tokens) = (path, tokens);

    /// <summary>The file as wrk/carts.lua reads it.</summary>
    public string Path { get; }

    /// <summary>A token of the partner that cart number <paramref name="cart"/> belongs to, from 0 on.</summary>
    public string ForCart(int cart, int user = 0) => _tokens[(cart % Partners) + (Partners * (user % Users))];

    public static Tokens Make(string keyFile, string path)
    {
        using var key = DevelopmentKey.LoadOrCreate(keyFile);
        var now = TimeProvider.System.GetUtcNow();
        var partners = Enumerable.Range(0, Partners).Select(_ => Guid.NewGuid()).ToArray();
        var tokens = Enumerable
            .Range(0, Partners * Users)
            .Select(i => key.CreateToken(partners[i % Partners], null, Guid.NewGuid(), TimeSpan.FromHours(12), now))
            .ToArray();
        File.WriteAllLines(path, [$"{Partners}", .. tokens]);
        return new Tokens(path, tokens);
    }
}
