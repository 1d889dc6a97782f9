using System.Text;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

/// <summary>The bodies that real clients send (contract.md 12).</summary>
public sealed class RecordingTests
{
    [Theory]
    [InlineData("documentation-put.http", 1)]
    [InlineData("dotnet-create.http", 6)]
    [InlineData("dotnet-create-addons.http", 1)]
    [InlineData("dotnet-put.http", 6)]
    [InlineData("java-create.http", 3)]
    [InlineData("java-put.http", 3)]
    public void Recording_OfACart_IsRead(string name, int lines)
    {
        var draft = Draft.Of(BodyOf(name));

        Assert.Equal(lines, draft.Lines.Length);
        Assert.All(draft.Lines, line =>
            Assert.True(line is { CatalogItemId.Length: > 0, Quantity: > 0, BillingCycle: not null })
        );
    }

    [Fact]
    public void Documentation_Put_HasWhatItPrints()
    {
        var line = Assert.Single(Draft.Of(BodyOf("documentation-put.http")).Lines);

        Assert.Equal(
            (0, "DZH318Z0BQ36:004G:DZH318Z08C0S", "Reserved_VM", 2, BillingCycle.OneTime),
            (line.Id, line.CatalogItemId, line.FriendlyName, line.Quantity, line.BillingCycle)
        );
        Assert.Equal(
            [
                new("subscriptionId", "1C461A25-F729-4FA5-AADB-280947DD05E8"),
                new("scope", "shared"),
                new("duration", "1Year"),
            ],
            line.ProvisioningContext.ToArray()
        );
        Assert.False(line.TermDuration.IsGiven);
    }

    [Fact]
    public void Java_Put_LeavesMembersAbsent()
    {
        var lines = Draft.Of(BodyOf("java-put.http")).Lines;

        Assert.All(lines, line =>
            Assert.False(line.TermDuration.IsGiven || line.Addons.IsGiven || line.RenewsToTerm.IsGiven)
        );
        Assert.All(lines, line => Assert.Null(line.Id));
    }

    [Fact]
    public void Dotnet_CreateWithAddons_ReadsThem()
    {
        var line = Assert.Single(Draft.Of(BodyOf("dotnet-create-addons.http")).Lines);

        Assert.Equal("Myofferpurchase – é", line.FriendlyName);
        Assert.Equal(
            [(1, 2), (2, 3)],
            line.Addons.Value!.Value.Select(addon => (addon.Id!.Value, addon.Quantity!.Value))
        );
        Assert.All(line.Addons.Value!.Value, addon => Assert.True(addon.Addons is { IsGiven: true, Value: null }));
    }

    private static byte[] BodyOf(string name)
    {
        var recording = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "recordings", name));
        return recording.AsSpan(recording.AsSpan().IndexOf("\r\n\r\n"u8) + 4).ToArray();
    }
}
