using System.Net;
using PartnerCarts.Api.Limits;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class ClientNetworkTests
{
    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "2001:db8:1:2::1", false)]
    [InlineData("0.0.0.1", "::1", false)]
    [InlineData("203.0.113.7", null, false)]
    [InlineData(null, null, true)]
    public void Network_OfTwoAddresses_IsOneWhereTheyAreOneClients(string? one, string? other, bool isOne)
    {
        Assert.Equal(isOne, Of(one) == Of(other));
    }

    private static ClientNetwork Of(string? address) =>
        ClientNetwork.Of(address is null ? null : IPAddress.Parse(address));
}
