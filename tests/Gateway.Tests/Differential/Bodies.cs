using System.Globalization;
using System.Text;

namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>Request bodies: carts that are good, carts with faulty lines, and texts that are no cart.</summary>
internal static class Bodies
{
    private static readonly (string Item, string Cycle)[] Good =
    [
        ("DZH318Z0BQ36:004G:DZH318Z08C0S", "one_time"),
        ("PRODA:0001:AVAILA", "monthly"),
        ("PRODA:0001:AVAILA", "monthly"),
        ("DZH318Z0BXWC:0002:DZH318Z0BMRV", "monthly"),
        ("DZH318Z0C0WF:0001:DZH318Z0BP69", "none"),
        ("MS-AZR-0145P", "monthly"),
        ("5C9FD4CC-EDCE-44A8-8E91-07DF09744609", "annual"),
        ("CYCLES:0001:EVERY", "annual"),
        ("CYCLES:0001:EVERY", "monthly"),
        ("CAPPED:0001:TEN", "monthly"),
    ];

    private static readonly string[] Faulty =
    [
        """{"catalogItemId":"PRODC:0001:NOSUCH","quantity":1,"billingCycle":"monthly"}""",
        """{"catalogItemId":"5A1E2D3C-7B64-4F0A-8C91-6D2E5F7A9B10","quantity":1,"billingCycle":"monthly"}""",
        """{"catalogItemId":"SCARCE:0001:THREE","quantity":9,"billingCycle":"monthly"}""",
        """{"catalogItemId":"PRODA:0001:AVAILA","quantity":0,"billingCycle":"monthly"}""",
        """{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"annual"}""",
        """{"catalogItemId":"EUROS:0001:MONTHLY","quantity":1,"billingCycle":"monthly"}""",
        """{"catalogItemId":"ATTEST:0001:NEEDED","quantity":1,"billingCycle":"monthly","attestationAccepted":false}""",
        """{"catalogItemId":"PRODA:0001:AVAILA","quantity":2,"billingCycle":"monthly","termDuration":"P7Y"}""",
    ];

    private static readonly string[] Malformed =
    [
        "",
        "null",
        "[]",
        "{",
        "{}",
        """{"lineItems":null}""",
        """{"lineItems":[]}""",
        """{"lineItems":{}}""",
        """{"lineItems":[{}]}""",
        """{"lineItems":[{"quantity":1}]}""",
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":"many","billingCycle":"monthly"}]}""",
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":99999999999,"billingCycle":"monthly"}]}""",
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"daily"}]}""",
        """{"lineItems":[{"catalogItemId":"no such form of id at all","quantity":1,"billingCycle":"monthly"}]}""",
        """{"lineItems":[{"id":0,"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"},{"id":0,"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]}""",
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly","friendlyName":"\ud800"}]}""",
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly",}]}""",
        new string('[', 40),
        $$"""{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly","friendlyName":"{{new string('x', 1_025)}}"}]}""",
    ];

    public static string OfGoodLines(Random random) => OfLines(random, static random => GoodLine(random));

    /// <summary>Some of the lines cannot be bought.</summary>
    public static string OfMixedLines(Random random) =>
        OfLines(random, random => random.Next(3) == 0 ? Pick(random, Faulty) : GoodLine(random));

    public static string NotACart(Random random) => Pick(random, Malformed);

    private static string OfLines(Random random, Func<Random, string> line)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => line(random));
        var attestation = random.Next(8) == 0 ? ",\"partnerOnRecordAttestationAccepted\":true" : "";
        return $$"""{"lineItems":[{{string.Join(',', lines)}}]{{attestation}}}""";
    }

    private static string GoodLine(Random random)
    {
        var (item, cycle) = Pick(random, Good);
        var line = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{{\"catalogItemId\":\"{item}\",\"quantity\":{random.Next(1, 7)},\"billingCycle\":\"{cycle}\""
        );
        if (random.Next(3) == 0)
            line.Append(CultureInfo.InvariantCulture, $",\"id\":{random.Next(4)}");
        if (random.Next(4) == 0)
            line.Append(",\"friendlyName\":")
                .Append(Pick(random, ["\"Lizenzen für „Überall“\"", "null", "\"\"", "\"a \\u0041 \\n\""]));
        if (item.StartsWith("PRODA", StringComparison.Ordinal) && random.Next(3) == 0)
            line.Append(CultureInfo.InvariantCulture, $",\"termDuration\":\"{Pick(random, ["P1M", "P1Y", "P3Y"])}\"");
        if (item.StartsWith("PRODA", StringComparison.Ordinal) && random.Next(4) == 0)
            line.Append(
                ",\"addonItems\":[{\"catalogItemId\":\"PRODB:0002:AVAILB\",\"quantity\":1,\"billingCycle\":\"monthly\"}]"
            );
        if (random.Next(6) == 0)
            line.Append(",\"provisioningContext\":{\"scope\":\"shared\",\"armRegion\":\"westeurope\"}");
        if (random.Next(8) == 0)
            line.Append(",\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"1000001\"}]");
        return line.Append('}').ToString();
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
