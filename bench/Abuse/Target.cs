using System.Net;
using System.Net.Http.Headers;

namespace PartnerCarts.Bench.Abuse;

/// <summary>Where the service is, and a partner's token for it.</summary>
internal sealed record Target(Uri Address, string Token)
{
    public IPEndPoint Server => new(IPAddress.Loopback, Address.Port);

    public HttpClient NewClient() =>
        new()
        {
            BaseAddress = Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
        };
}
