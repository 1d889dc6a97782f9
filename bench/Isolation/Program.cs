using System.Globalization;
using PartnerCarts.Bench.Isolation;

// Does the time of a 404 tell whether another partner has the cart? Pairs of requests by a stranger, one for a cart of
// another partner and one for a cart that nobody has, in random order; first while the carts are in the store only,
// then while they are in memory. Isolation <program> [--pairs 20000] [--workers 8] [--limit 3] [-- settings of the
// program] The program is Local, or a Silo with --Gateway:Enabled true; it is started twice, so its store must outlive
// it.
if (args.Length == 0)
{
    Console.Error.WriteLine(
        "Isolation <program> [--pairs 20000] [--workers 8] [--limit 3] [-- settings of the program]"
    );
    return 2;
}

var end = Array.IndexOf(args, "--");
var own = end < 0 ? args : args[..end];
string[] settings = end < 0 ? [] : args[(end + 1)..];
var pairs = Number("--pairs", 20_000);
var workers = Number("--workers", 8);
var limit = Number("--limit", 3);

var folder = Directory.CreateTempSubdirectory("partnercarts-isolation-").FullName;
try
{
    IReadOnlyList<Guid> carts;
    IReadOnlyList<Guid> rehearsal;
    await using (var first = await Service.Start(args[0], folder, settings))
    {
        Console.WriteLine($"Making {pairs} carts");
        carts = await Pairs.MakeCarts(first, pairs, workers);
        rehearsal = await Pairs.MakeCarts(first, 500, workers);
    }

    await using var service = await Service.Start(args[0], folder, settings);
    // So that neither sort of answer is among the first that the process gives.
    await Pairs.Measure(service, rehearsal, workers);
    Console.WriteLine(
        "| carts | p50 foreign, ms | p50 absent, ms | differ by | p95 foreign, ms | p95 absent, ms | differ by |"
    );
    Console.WriteLine("|---|---|---|---|---|---|---|");
    var isGood = (await Pairs.Measure(service, carts, workers)).Print("cold", limit);
    await Pairs.Touch(service, carts, workers);
    isGood &= (await Pairs.Measure(service, carts, workers)).Print("active", limit);
    return isGood ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Number(string name, int otherwise) =>
    Array.IndexOf(own, name) is >= 0 and var at && at + 1 < own.Length
        ? int.Parse(own[at + 1], CultureInfo.InvariantCulture)
        : otherwise;
