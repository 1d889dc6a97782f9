using PartnerCarts.Bench.Abuse;

// Started by bench/abuse.sh, and by itself as the attacker.
if (await Attacker.Run(args))
    return 0;
if (args is ["audit"])
{
    await AuditCost.Print(rounds: 5, TimeSpan.FromSeconds(3));
    return 0;
}

if (AbuseSettings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(
        "Usage: bench/abuse.sh [rounds=2] [seconds=3] [only=<a word of the attack>] [settings of the service ...]"
    );
    return 2;
}

return await Rounds.Run(settings) ? 0 : 1;
