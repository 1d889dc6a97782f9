using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>
/// Runs a property over generated cases. The seed is fixed, so that a failure is the same for everybody;
/// PARTNERCARTS_SEED looks elsewhere.
/// </summary>
internal static class Property
{
    private static readonly ulong Seed = ulong.TryParse(
        Environment.GetEnvironmentVariable("PARTNERCARTS_SEED"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var seed
    )
        ? seed
        : 20240502;

    public static void Holds<T>(Gen<T> cases, Action<T> body, int count = 300) => Run(Arb.From(cases), body, count);

    /// <summary>A failing sequence is made shorter as long as it fails.</summary>
    public static void HoldsForAll<T>(Gen<T[]> sequences, Action<T[]> body, int count = 300) =>
        Run(Arb.From(sequences, Shorter), body, count);

    private static void Run<T>(Arbitrary<T> cases, Action<T> body, int count) =>
        FsCheck.Check.One(
            Config
                .QuickThrowOnFailure.WithMaxTest(count)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None))),
            Prop.ForAll(cases, body)
        );

    private static IEnumerable<T[]> Shorter<T>(T[] sequence)
    {
        for (var i = 0; i < sequence.Length; i++)
            yield return [.. sequence[..i], .. sequence[(i + 1)..]];
    }
}
