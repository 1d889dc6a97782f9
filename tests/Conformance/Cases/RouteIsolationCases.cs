using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Every route and method, by two partners for each other's customers, carts and orders (contract.md 7.0, 7.1 item 1,
/// 7.2).
/// </summary>
public abstract class RouteIsolationCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Secret = "SECRET-OF-A";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"];

    private static readonly string MarkedLine =
        $$"""{"catalogItemId":"{{Items.Monthly}}","quantity":1,"billingCycle":"monthly","friendlyName":"{{Secret}}"}""";

    public static TheoryData<string, string> Everything
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var route in Routes.Keys)
            foreach (var method in Methods)
                all.Add(method, route);
            return all;
        }
    }

    // What each route takes; every other method is 405.
    private static Dictionary<string, string[]> Routes { get; } =
        new()
        {
            ["carts"] = ["POST"],
            ["carts/{cart}"] = ["GET", "PUT"],
            ["carts/{cart}/checkout"] = ["POST"],
            ["orders/{order}"] = ["GET", "PATCH"],
        };

    [Theory, MemberData(nameof(Everything))]
    [Covering]
    public async Task OtherPartner_ForACustomerOfBoth_SeesAndChangesNothing(string method, string route)
    {
        var secured = await Host.Secured();
        var (cart, order) = await CartAndOrderOfA(secured);
        var before = await Read(secured, cart);

        var path = $"/v1/customers/{SecuredHost.CustomerOfBoth}/{route}"
            .Replace("{cart}", cart, StringComparison.Ordinal)
            .Replace("{order}", order, StringComparison.Ordinal);
        var answer = await secured.Send(secured.Token(SecuredHost.PartnerB), method, path, BodyFor(method));

        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        if (!Routes[route].Contains(method))
            Assert.Equal(405, answer.Status);
        else if (route == "carts")
            Assert.NotEqual(cart, answer.ShouldBe(201).Text("id"));
        else
            answer.ShouldFail(404, route.StartsWith("orders", StringComparison.Ordinal) ? 20000 : 800008);
        Assert.Equal(before, await Read(secured, cart));
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task OtherPartner_ForACustomerOfTheFirstAlone_IsRefused(string method, string route)
    {
        var secured = await Host.Secured();
        var (cart, order) = await CartAndOrderOfA(secured);

        var path = $"/v1/customers/{SecuredHost.CustomerOfA}/{route}"
            .Replace("{cart}", cart, StringComparison.Ordinal)
            .Replace("{order}", order, StringComparison.Ordinal);
        var answer = await secured.Send(secured.Token(SecuredHost.PartnerB), method, path, BodyFor(method));

        if (Routes[route].Contains(method))
            answer.ShouldFail(403, 20002);
        else
            Assert.Equal(405, answer.Status);
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task Partner_UnderAnotherCustomerOfItsOwn_SeesAndChangesNothing(string method, string route)
    {
        var secured = await Host.Secured();
        var (cart, order) = await CartAndOrderOfA(secured);
        var before = await Read(secured, cart);

        var path = $"/v1/customers/{SecuredHost.CustomerOfA}/{route}"
            .Replace("{cart}", cart, StringComparison.Ordinal)
            .Replace("{order}", order, StringComparison.Ordinal);
        var answer = await secured.Send(secured.Token(SecuredHost.PartnerA), method, path, BodyFor(method));

        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        if (Routes[route].Contains(method) && route != "carts")
            answer.ShouldFail(404, route.StartsWith("orders", StringComparison.Ordinal) ? 20000 : 800008);
        Assert.Equal(before, await Read(secured, cart));
    }

    // Random ids, as a property: nobody ever meets a cart or an order by guessing.
    [Fact]
    public async Task Ids_AtRandom_AnswerAlikeWhoeverAsks()
    {
        var secured = await Host.Secured();
        await CartAndOrderOfA(secured);
        var bodies = new HashSet<string>();
        foreach (var partner in new[] { SecuredHost.PartnerA, SecuredHost.PartnerB })
            for (var i = 0; i < 50; i++)
            {
                var answer = await secured.Send(
                    secured.Token(partner),
                    "GET",
                    $"/v1/customers/{SecuredHost.CustomerOfBoth}/carts/{Guid.NewGuid()}"
                );
                answer.ShouldFail(404, 800008);
                bodies.Add(answer.Text);
            }

        Assert.Single(bodies);
    }

    private static string? BodyFor(string method) =>
        method is "GET" or "HEAD" or "OPTIONS" ? null : Body.Cart(Body.Monthly(7));

    /// <summary>
    /// A cart of partner A for the customer of both, ordered, and the order's id: the most there is to be seen.
    /// </summary>
    private static async Task<(string Cart, string Order)> CartAndOrderOfA(SecuredHost secured)
    {
        var carts = $"/v1/customers/{SecuredHost.CustomerOfBoth}/carts";
        var token = secured.Token(SecuredHost.PartnerA);
        var cart = (await secured.Send(token, "POST", carts, Body.Cart(MarkedLine))).ShouldBe(201).Text("id");
        var order = (await secured.Send(token, "POST", $"{carts}/{cart}/checkout")).ShouldBe(201).Text("orders.0.id");
        return (cart, order);
    }

    private static async Task<string> Read(SecuredHost secured, string cart)
    {
        var answer = await secured.Send(
            secured.Token(SecuredHost.PartnerA),
            "GET",
            $"/v1/customers/{SecuredHost.CustomerOfBoth}/carts/{cart}"
        );
        JsonElement body = answer.ShouldBe(200);
        Assert.Contains(Secret, answer.Text, StringComparison.Ordinal);
        return body.ToString();
    }
}
