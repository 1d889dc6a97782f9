using System.Globalization;
using System.Text;

namespace PartnerCarts.Bench.Abuse;

/// <summary>What one partner, or somebody without a token, does for as long as it may.</summary>
internal static class Attacks
{
    public const string Cart =
        """{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"billingCycle":"monthly"}]}""";

    /// <summary>Of a customer that nobody has seen before: limits for each customer are not to help.</summary>
    public static string CartsPath => $"/v1/customers/{Guid.NewGuid()}/carts";

    /// <summary>By name; each is prepared for its target first, and then runs until it is told to end.</summary>
    public static IReadOnlyDictionary<string, Func<Target, Attack>> All { get; } =
        new Dictionary<string, Func<Target, Attack>>
        {
            ["10,000 idle connections"] = target =>
                (tally, end) => Holding.Run(target, 10_000, "", drips: false, tally, end),
            ["1,000 heads that drip"] = target =>
                (tally, end) =>
                    Holding.Run(
                        target,
                        1_000,
                        $"GET {CartsPath} HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                        drips: true,
                        tally,
                        end
                    ),
            ["1,000 bodies that drip"] = target =>
                (tally, end) =>
                    Holding.Run(
                        target,
                        1_000,
                        Head("POST", CartsPath, target.Token, 200_000) + "{",
                        drips: true,
                        tally,
                        end
                    ),
            ["200 readers that do not read"] = target => (tally, end) => Unread.Run(target, tally, end),
            ["64 connections creating tiny carts"] = Posts(Cart),
            ["64 sending 250 KB of nested JSON"] = Posts(
                $"{{\"x\":{new string('[', 125_000)}1{new string(']', 125_000)}}}"
            ),
            ["64 sending 16,000 repeated keys"] = Posts(
                $"{{{string.Concat(Enumerable.Repeat("\"lineItems\":[],", 16_000))}\"lineItems\":[]}}"
            ),
            ["64 sending 7,900 keys of one hash"] = Posts(Colliding()),
            ["64 sending compressed bodies"] = Posts(new string('\0', 100_000), "Content-Encoding: gzip\r\n"),
            ["64 sending 30 KB of headers"] = Posts(Cart, LargeHeaders),
            ["64 with a request id too long and 30 KB of headers"] = Strangers(
                "POST",
                () => CartsPath,
                $"MS-RequestId: {new string('x', 200)}\r\n{LargeHeaders}"
            ),
            ["64 asking /health/live with 30 KB of headers"] = Strangers("GET", () => "/health/live", LargeHeaders),
            ["64 asking /health/ready"] = Strangers("GET", () => "/health/ready", ""),
            ["64 sending made-up tokens"] = target =>
                (tally, end) =>
                    Flood.Run(
                        target,
                        (worker, number) =>
                            Encoding.Latin1.GetBytes(
                                Head("POST", CartsPath, MadeUp(worker, number), Cart.Length) + Cart
                            ),
                        tally,
                        end
                    ),
        };

    /// <summary>As much as a head may have, nearly.</summary>
    private static string LargeHeaders =>
        string.Concat(Enumerable.Range(0, 30).Select(one => $"X-{one}: {new string('h', 1000)}\r\n"));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public static string Head(string method, string path, string token, int length = 0, string more = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + $"{token}\r\n{more}Content-Length: {length}\r\n\r\n"
        );

    private static Func<Target, Attack> Posts(string body, string more = "") =>
        target =>
        {
            byte[][] requests =
            [
                .. Enumerable
                    .Range(0, Flood.Connections)
                    .Select(_ =>
                        Encoding.Latin1.GetBytes(
                            Head(
                                "POST",
                                CartsPath,
                                target.Token,
                                body.Length,
                                $"Content-Type: application/json\r\n{more}"
                            ) + body
                        )
                    ),
            ];
            return (tally, end) => Flood.Run(target, (worker, _) => requests[worker], tally, end);
        };

    /// <summary>Without any token.</summary>
    private static Func<Target, Attack> Strangers(string method, Func<string> path, string more) =>
        target =>
            (tally, end) =>
                Flood.Run(
                    target,
                    (_, _) =>
                        Encoding.Latin1.GetBytes(
                            $"{method} {path()} HTTP/1.1\r\nHost: localhost\r\n{more}Content-Length: 0\r\n\r\n"
                        ),
                    tally,
                    end
                );

    private static string Colliding()
    {
        var keys = Enumerable
            .Range(0, 7_900)
            .Select(number =>
                string.Concat(Enumerable.Range(0, 13).Select(bit => (number >> bit & 1) == 0 ? "Aa" : "BB"))
            );
        return Cart[..^3]
            + ",\"provisioningContext\":{"
            + string.Join(',', keys.Select(key => $"\"{key}\":\"1\""))
            + "}}]}";
    }

    private static string MadeUp(int worker, int number)
    {
        static string Part(string json) =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"ES256","typ":"JWT"}""")}.{Part($$"""{"iss":"urn:partnercarts:development","exp":4000000000,"jti":"{{worker}}-{{number}}"}""")}.{new string('A', 86)}";
    }
}

/// <summary>Runs until it is told to end.</summary>
internal delegate Task Attack(Tally tally, CancellationToken end);
