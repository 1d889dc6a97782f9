namespace PartnerCarts.Bench;

/// <summary>What a cell asks for, of which carts.</summary>
/// <param name="Name">As the report names it.</param>
/// <param name="Kind">As wrk/carts.lua knows it.</param>
/// <param name="Shape">Which body.</param>
/// <param name="Carts">Which carts; by default those made of that body.</param>
internal sealed record Scenario(string Name, string Kind, string Shape, string Carts)
{
    public const string OneLine = "one-line";
    public const string SixLines = "six-lines";

    /// <summary>The carts that a mix checks out.</summary>
    public const string Orders = "orders";

    public static Scenario PutOne { get; } = new("PUT, one line", "put", OneLine, OneLine);
    public static Scenario PutSix { get; } = new("PUT, six lines", "put", SixLines, SixLines);
    public static Scenario GetOne { get; } = new("GET, one line", "get", OneLine, OneLine);
    public static Scenario Mix { get; } = new("Mix: Zipf, 80 % GET, 19 % PUT, 1 % checkout", "mix", OneLine, OneLine);
    public static Scenario PutHot { get; } = new("PUT of one hot cart", "put", OneLine, "hot");
    public static Scenario PutThousand { get; } = new("PUT, 1,000 carts stored", "put", OneLine, OneLine);
    public static Scenario PutMillion { get; } = new("PUT, 1,000,000 carts stored, all", "put", OneLine, "all");
    public static Scenario PutSome { get; } =
        new("PUT, 1,000,000 carts stored, 10,000 of them", "put", OneLine, "some");
}
