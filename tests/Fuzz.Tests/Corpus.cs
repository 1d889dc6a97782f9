namespace PartnerCarts.Fuzz.Tests;

/// <summary>The recorded requests, pointed at carts that exist.</summary>
internal sealed class Corpus
{
    private readonly RawRequest[] _recordings =
    [
        .. Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "recordings"), "*.http")
            .Order(StringComparer.Ordinal)
            .Select(file => RawRequest.Parse(File.ReadAllBytes(file))),
    ];

    /// <summary>A recording with a token that is valid, a request id of its own, and a cart out of the pool.</summary>
    public RawRequest Pick(Random random, string token, Guid customer, CartPool pool)
    {
        var recording = _recordings[random.Next(_recordings.Length)];
        var (path, cart) = recording.Target.TrimEnd('/').Split('/') switch
        {
            [_, _, _, _, _, _, "checkout"] => ("/checkout", pool.Any(random)),
            [_, _, _, _, _, _] => ("", pool.Any(random)),
            _ => ("", null),
        };
        var id = new byte[16];
        random.NextBytes(id);
        var target =
            $"/v1/customers/{customer:D}/carts{(cart is null ? "" : $"/{cart}")}{path}{(random.Next(5) == 0 ? "/" : "")}";
        return (recording with { Target = target })
            .With("Authorization", $"Bearer {token}")
            .With("MS-RequestId", new Guid(id).ToString("D"));
    }
}

/// <summary>The newest carts of the run, some of them unknown to the service.</summary>
internal sealed class CartPool
{
    private const int Size = 40;
    private readonly List<string> _ids = [Guid.Empty.ToString("D")];

    public void Add(string id)
    {
        lock (_ids)
        {
            _ids.Add(id);
            if (_ids.Count > Size)
                _ids.RemoveAt(1);
        }
    }

    public string Any(Random random)
    {
        lock (_ids)
            return _ids[random.Next(_ids.Count)];
    }
}
