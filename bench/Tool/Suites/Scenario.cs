namespace PartnerCarts.Bench;

/// <summary>What a cell asks for, of which carts.</summary>
/// <param name="Name">As the report and <c>--scenarios</c> name it.</param>
/// <param name="Kind">As wrk/carts.lua knows it.</param>
/// <param name="Shape">Which carts and which body.</param>
internal sealed record Scenario(string Name, string Kind, string Shape)
{
    public const string OneLine = "one-line";
    public const string SixLines = "six-lines";

    public static Scenario PutOne { get; } = new("put-one-line", "put", OneLine);
    public static Scenario PutSix { get; } = new("put-six-lines", "put", SixLines);
    public static Scenario GetOne { get; } = new("get-one-line", "get", OneLine);
}
