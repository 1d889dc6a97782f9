using System.Globalization;
using PartnerCarts.Bench.Abuse;

// dotnet run --project bench/Abuse -c Release -- <folder with PartnerCarts.Local.dll> [seconds for each attack] [settings of the service ...]
if (args.Length == 0)
{
    Console.Error.WriteLine("Started by bench/abuse.sh.");
    return 2;
}

if (args is ["audit", ..])
{
    await AuditCost.Print(rounds: 5, TimeSpan.FromSeconds(3));
    return 0;
}

var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 8;
await using var service = await Service.Start(args[0], args[2..]);
using var bystander = new Bystander(service);
await bystander.Prepare();
await bystander.Measure(TimeSpan.FromSeconds(seconds));

var quiet = await bystander.Measure(TimeSpan.FromSeconds(seconds));
Console.WriteLine("| attack by one partner | requests of the other | p50 ms | p99 ms | p99 to quiet | failed | attacker's answers | service MiB |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
Print("none", quiet, "");
foreach (var (name, attack) in Attacks.All(service))
{
    using var end = new CancellationTokenSource();
    var tally = new Tally();
    var attacking = attack(tally, end.Token);
    await Task.Delay(TimeSpan.FromSeconds(1));
    var under = await bystander.Measure(TimeSpan.FromSeconds(seconds));
    await end.CancelAsync();
    await attacking;
    Print(name, under, tally.ToString());
    // What an attack has left in queues is not the next one's.
    await Task.Delay(TimeSpan.FromSeconds(2));
}

var again = await bystander.Measure(TimeSpan.FromSeconds(seconds));
Print("none, afterwards", again, "");
return again.Failed == 0 ? 0 : 1;

void Print(string name, Latencies measured, string answers) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"| {name} | {measured.Count} | {measured.At(0.5):0.00} | {measured.At(0.99):0.00} | {measured.At(0.99) / quiet.At(0.99):0.0} | {measured.Failed} | {answers} | {service.ResidentMiB} |"));
