using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class BodyTests : IAsyncLifetime
{
    private const int Limit = 256 * 1024;

    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(Limit, false, true)]
    [InlineData(Limit, true, true)]
    [InlineData(Limit + 1, false, false)]
    [InlineData(Limit + 1, true, false)]
    [InlineData(3 * 1024 * 1024, false, false)]
    [InlineData(3 * 1024 * 1024, true, false)]
    [InlineData(12 * 1024 * 1024, false, false)]
    [InlineData(12 * 1024 * 1024, true, false)]
    public async Task Body_AtTheLimit(int length, bool isChunked, bool isAccepted)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ApiHost.Body.PadRight(length)));
        var request = new HttpRequestMessage(HttpMethod.Post, ApiHost.Carts) { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;

        var response = await _host.Client.SendAsync(request);

        if (isAccepted)
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        else
            Assert.Contains("the limit is 262144", await response.AssertFault(400, 800002), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Created,
            (await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body)).StatusCode
        );
    }

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("br, gzip", false)]
    [InlineData("identity", true)]
    [InlineData("Identity", true)]
    public async Task ContentEncoding_OtherThanIdentity_IsRefused(string encoding, bool isAccepted)
    {
        var content = new StringContent(ApiHost.Body);
        foreach (var one in encoding.Split(", "))
            content.Headers.ContentEncoding.Add(one);

        var response = await _host.Send(HttpMethod.Post, ApiHost.Carts, content);

        if (isAccepted)
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        else
            Assert.StartsWith(
                $"Content-Encoding {encoding} is not supported",
                await response.AssertFault(400, 800002),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task ContentType_AnyOrNone_IsTakenForJson(string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ApiHost.Body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        Assert.Equal(HttpStatusCode.Created, (await _host.Send(HttpMethod.Post, ApiHost.Carts, content)).StatusCode);
    }

    [Theory]
    [InlineData("", 800002)]
    [InlineData("{\"lineItems\":[", 800002)]
    [InlineData("{\"lineItems\":[]}", 800002)]
    [InlineData("{\"lineItems\":[{\"catalogItemId\":\"a:b:c\",\"quantity\":0}]}", 800002)]
    [InlineData("{\"lineItems\":[{\"catalogItemId\":\"a:b:c\",\"quantity\":1,\"billingCycle\":\"weekly\"}]}", 900126)]
    public async Task Body_Bad_IsAFault(string body, int code)
    {
        await (await _host.Send(HttpMethod.Post, ApiHost.Carts, body)).AssertFault(400, code);
        await (await _host.Send(HttpMethod.Put, $"{ApiHost.Carts}/{Guid.NewGuid()}", body)).AssertFault(400, code);
    }

    [Fact]
    public async Task Expect_Continue_IsHonoured()
    {
        var head =
            $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + $"{_host.Token()}\r\nExpect: 100-continue\r\nContent-Length: {ApiHost.Body.Length}\r\n\r\n";

        var (answer, _, _) = await RawConnection.RequestContext(_host.Address, head, ApiHost.Body);

        Assert.StartsWith("HTTP/1.1 201", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n")]
    public async Task Lengths_Two_AreRefusedAndTheConnectionEnds(string rest)
    {
        var (head, body, isClosed) = await RawConnection.RequestContext(
            _host.Address,
            $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_host.Token()}\r\n{rest}"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("\"code\":800002", body, StringComparison.Ordinal);
        Assert.Contains("both Content-Length and Transfer-Encoding", body, StringComparison.Ordinal);
        Assert.True(isClosed);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(40)]
    public async Task Length_OfManyDigits_IsAnswered(int digits)
    {
        var (head, _, isClosed) = await RawConnection.RequestContext(
            _host.Address,
            $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {new string('9', digits)}\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.True(isClosed);
    }

    [Fact]
    public async Task Chunk_Broken_IsAFault()
    {
        var (head, body, isClosed) = await RawConnection.RequestContext(
            _host.Address,
            $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + $"{_host.Token()}\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("\"code\":800002", body, StringComparison.Ordinal);
        Assert.True(isClosed);
    }

    [Theory]
    [InlineData(8 * 1024, 404, 1000)]
    [InlineData((8 * 1024) + 1, 400, 800002)]
    [InlineData(30 * 1024, 400, 800002)]
    public async Task Target_AtTheLimit(int length, int status, int code)
    {
        var response = await _host.Send(HttpMethod.Get, "/" + new string('x', length - 1));

        var description = await response.AssertFault(status, code);
        Assert.Equal(code == 800002, description == $"The request target has {length} bytes; the limit is 8192.");
    }
}
