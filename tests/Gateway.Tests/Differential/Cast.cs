namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>Who takes part in one run of a sequence: ids that the client makes up, the same on both sides.</summary>
internal sealed class Cast
{
    private readonly Guid[] _requests;

    public Cast(int seed)
    {
        var random = new Random(seed);
        (Partner, ForeignPartner, Customer, OtherCustomer) = (Next(random), Next(random), Next(random), Next(random));
        (User, Correlation, UnknownCart) = (Next(random), Next(random), Next(random));
        _requests = [.. Enumerable.Range(0, 8).Select(_ => Next(random))];
        Known = new[] { Partner, ForeignPartner, Customer, OtherCustomer, User, Correlation, UnknownCart }
            .Concat(_requests)
            .Select(id => $"{id}")
            .ToHashSet();
    }

    public Guid Partner { get; }

    public Guid ForeignPartner { get; }

    public Guid Customer { get; }

    public Guid OtherCustomer { get; }

    public Guid User { get; }

    public Guid Correlation { get; }

    public Guid UnknownCart { get; }

    public IReadOnlySet<string> Known { get; }

    public Guid RequestId(int number) => _requests[number];

    private static Guid Next(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
