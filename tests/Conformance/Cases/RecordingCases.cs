using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>
/// Requests of real clients, replayed byte for byte (contract.md 12), and the stand-ins held against them.
/// </summary>
public abstract class RecordingCases(ConformanceHost host) : ConformanceCases(host)
{
    public static TheoryData<string> Names => new(Recording.Names);

    [Theory, MemberData(nameof(Names))]
    public void Recording_OnDisk_IsUnspoiled(string name)
    {
        var recording = Recording.Load(name);
        Assert.Equal(recording.ContentLength, recording.Body.Length);
    }

    [Fact]
    public async Task DotNet_CreateGetPutCheckout_AreAnsweredAsItReadsThem()
    {
        var (sdk, client) = (new NetSdk(), ClientOf("dotnet-create"));

        var created = await Replay<NetCart>(sdk, client, "dotnet-create", null, 201);
        Assert.Equal(["OMS-0", "0", "0", "0", "1", "2"], created.LineItems!.Select(line => line.OrderGroup));
        Assert.All(created.LineItems!, line => Assert.Null(line.Error));
        Assert.Equal("P1Y", created.LineItems![5].RenewsTo!.TermDuration);
        Assert.Equal(TimeSpan.FromDays(7), created.ExpirationTimestamp - created.CreationTimestamp);

        var read = await Replay<NetCart>(sdk, client, "dotnet-get", created.Id, 200);
        Assert.Equal(sdk.Write(created), sdk.Write(read));

        var updated = await Replay<NetCart>(sdk, client, "dotnet-put", created.Id, 201);
        Assert.Equal(created.Id, updated.Id);
        Assert.Equal([1, 1, 1, 2, 5, 10], updated.LineItems!.Select(line => line.Quantity));
        Assert.Equal(created.ExpirationTimestamp, updated.ExpirationTimestamp);

        var result = await Replay<NetCheckoutResult>(sdk, client, "dotnet-checkout", created.Id, 201);
        Assert.Equal(
            [NetBillingCycle.Monthly, NetBillingCycle.OneTime, NetBillingCycle.Monthly, NetBillingCycle.None],
            result.Orders!.Select(order => order.BillingCycle)
        );
        Assert.Empty(result.OrderErrors);
    }

    [Fact]
    public async Task DotNet_CreateWithAddons_KeepsThem()
    {
        var cart = await Replay<NetCart>(
            new NetSdk(),
            ClientOf("dotnet-create-addons"),
            "dotnet-create-addons",
            null,
            201
        );

        var line = Assert.Single(cart.LineItems!);
        Assert.Equal("Myofferpurchase – é", line.FriendlyName);
        Assert.Equal(2, line.AddonItems!.Count);
        Assert.Equal([1, 2], line.AddonItems.Select(addon => addon.Id));
        Assert.All(line.AddonItems, addon => Assert.Null(addon.Error));
        Assert.All(line.AddonItems, addon => Assert.Equal("OMS-0", addon.OrderGroup));
    }

    [Fact]
    public async Task Java_CreatePutCheckout_AreAnsweredAsItReadsThem()
    {
        var (sdk, client) = (new JavaSdk(), ClientOf("java-create"));

        var created = await Replay<JavaCart>(sdk, client, "java-create", null, 201);
        Assert.Equal(["0", "1", "2"], created.LineItems!.Select(line => line.Id));
        Assert.Equal(["OMS-0", "0", "1"], created.LineItems!.Select(line => line.OrderGroup));

        var updated = await Replay<JavaCart>(sdk, client, "java-put", created.Id, 201);
        Assert.Equal([4, 1, 10], updated.LineItems!.Select(line => line.Quantity));
        Assert.Equal("1Year", updated.LineItems![1].ProvisioningContext!["duration"]);

        var result = await Replay<JavaCheckoutResult>(sdk, client, "java-checkout", created.Id, 201);
        Assert.Equal(
            [EarlyBillingCycle.Monthly, EarlyBillingCycle.OneTime, EarlyBillingCycle.None],
            result.Orders!.Select(order => order.BillingCycle!.Value)
        );
        Assert.Null(result.OrderErrors);
    }

    // A create is recorded with its request id: the retry that a client makes finds the same cart.
    [Theory]
    [InlineData("dotnet-create")]
    [InlineData("dotnet-create-addons")]
    [InlineData("java-create")]
    public async Task Create_ReplayedAsARetry_FindsTheFirstCart(string name)
    {
        var client = ClientOf(name);
        var first = await Recording.Load(name).Replay(Host, client.Authorization, null, 201);
        var second = await Recording.Load(name).Replay(Host, client.Authorization, null, 201);
        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Theory]
    [InlineData("dotnet-create")]
    [InlineData("dotnet-create-addons")]
    [InlineData("dotnet-put")]
    public void NetStandIn_GivenARecordedBody_WritesTheSameBytes(string name) =>
        ShouldWriteTheSame<NetCart>(new NetSdk(), name);

    [Theory]
    [InlineData("java-create")]
    [InlineData("java-put")]
    public void JavaStandIn_GivenARecordedBody_WritesTheSameBytes(string name) =>
        ShouldWriteTheSame<JavaCart>(new JavaSdk(), name);

    private static void ShouldWriteTheSame<TCart>(Sdk sdk, string name)
    {
        var body = Recording.Load(name).Body;
        Assert.Equal(body, Encoding.Latin1.GetString(sdk.Write(sdk.Read<TCart>(Encoding.Latin1.GetBytes(body)))));
    }

    private PartnerClient ClientOf(string name) => new(Host) { Customer = Recording.Load(name).Customer };

    private async Task<T> Replay<T>(Sdk sdk, PartnerClient client, string name, string? id, int status) =>
        sdk.Read<T>(
            Encoding.UTF8.GetBytes(
                (await Recording.Load(name).Replay(Host, client.Authorization, id, status)).GetRawText()
            )
        );
}
