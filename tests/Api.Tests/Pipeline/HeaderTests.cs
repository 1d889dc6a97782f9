using System.Net;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Api.Tests.Writing;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class HeaderTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Json_BeginsWithAByteOrderMarkWhereItIsAskedFor(string setting, bool isMarked)
    {
        await using var host = await ApiHost.Start(("Api:ByteOrderMark", setting));
        var answers = new[]
        {
            await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body),
            await host.Send(HttpMethod.Post, ApiHost.Carts, "no cart"),
        };

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode));
        foreach (var answer in answers)
        {
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(isMarked, body is [0xEF, 0xBB, 0xBF, (byte)'{', ..]);
            Assert.Equal(isMarked ? (byte)0xEF : (byte)'{', body[0]);
            Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        }
    }

    [Theory]
    [InlineData("3f2a8f7e-0000-4000-8000-00000000ABCD")]
    [InlineData("any text, even \"quoted\" ~")]
    public async Task Ids_Sent_AreEchoed(string id)
    {
        var response = await _host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            ApiHost.Body,
            ("MS-RequestId", id),
            ("MS-CorrelationId", id + "c")
        );

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal((id, id + "c"), (Header(response, "MS-RequestId"), Header(response, "MS-CorrelationId")));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("00000000-0000-0000-0000-000000000000", null)]
    public async Task Ids_AbsentOrZero_AreMade(string? requestId, string? correlationId)
    {
        (string, string)[] headers =
        [
            .. requestId is null ? [] : new[] { ("MS-RequestId", requestId) },
            .. correlationId is null ? [] : new[] { ("MS-CorrelationId", correlationId) },
        ];

        var response = await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body, headers);

        Assert.NotEqual(Guid.Empty, Guid.Parse(Header(response, "MS-RequestId")));
        Assert.NotEqual(Guid.Empty, Guid.Parse(Header(response, "MS-CorrelationId")));
        Assert.False(((CartCommand.Create)_host.Memory.Sent.Single().Command).Idempotency.HasRequest);
    }

    [Theory]
    [InlineData("MS-RequestId", 128, true)]
    [InlineData("MS-RequestId", 129, false)]
    [InlineData("MS-CorrelationId", 128, true)]
    [InlineData("MS-CorrelationId", 129, false)]
    public async Task Id_AtTheLimit(string header, int length, bool isAccepted)
    {
        var id = new string('x', length);

        var response = await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body, (header, id));

        if (isAccepted)
            Assert.Equal(id, Header(response, header));
        else
            Assert.Equal(
                $"Header {header} has {length} characters; the limit is 128.",
                await response.AssertFault(400, 800002)
            );
        Assert.Equal(isAccepted, Header(response, header) == id);
    }

    [Theory]
    [InlineData("MS-RequestId")]
    [InlineData("MS-CorrelationId")]
    public async Task Id_NotPrintableAscii_IsRefusedAndNotEchoed(string header)
    {
        var (head, body, _) = await RawConnection.RequestContext(
            _host.Address,
            $"GET /x HTTP/1.1\r\nHost: localhost\r\n{header}: caf\u00e9\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("800002", body, StringComparison.Ordinal);
        Assert.Matches($"(?m)^{header}: [0-9a-f]{{8}}-[0-9a-f-]{{27}}\r$", head);
    }

    [Theory]
    [InlineData(null, "en-US,en-US")]
    [InlineData("en-US", "en-US,en-US")]
    [InlineData("en-us", "en-us,en-US")]
    [InlineData("de-DE", "de-DE,de-DE")]
    [InlineData("DE-de", "DE-de,de-DE")]
    [InlineData("sr-Latn-RS", "sr-Latn-RS,sr-Latn-RS")]
    [InlineData("tlh-QO", "tlh-QO,en-US")]
    [InlineData("de", "de,en-US")]
    [InlineData("not a tag", "en-US,en-US")]
    [InlineData("<script>", "en-US,en-US")]
    [InlineData("-x", "en-US,en-US")]
    public async Task Locale_Requested_IsAnsweredWithTheEffectiveOne(string? requested, string expected)
    {
        var response = await _host.Send(
            HttpMethod.Get,
            "/x",
            (string?)null,
            requested is null ? [] : [("X-Locale", requested)]
        );

        Assert.Equal(expected, Header(response, "X-Locale"));
    }

    [Fact]
    public async Task Marks_OfTheServer_HaveTheirForm()
    {
        var response = await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);

        Assert.Matches("^[A-Za-z0-9+/]{16}\\.0$", Header(response, "MS-CV"));
        Assert.Matches("^[0-9]{6}$", Header(response, "MS-ServerId"));
        Assert.NotNull(response.Headers.Date);
        Assert.False(response.Headers.Contains("Server"));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.NotNull(response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Headers_ThatClientsSendEmptyOrOld_DoNoHarm()
    {
        var response = await _host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            new StringContent(ApiHost.Body, null, "text/plain"),
            ("MS-PartnerCenter-Application", ""),
            ("MS-Contract-Version", "v7"),
            ("Accept", "image/png"),
            ("ms-cv", "x"),
            ("Accept-Encoding", "gzip, br")
        );

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("\"tag\"", "\"tag\"")]
    [InlineData("tag", "tag")]
    [InlineData(null, null)]
    public async Task IfMatch_IsPassedOn(string? header, string? expected)
    {
        await _host.Send(
            HttpMethod.Put,
            $"{ApiHost.Carts}/{Guid.NewGuid()}",
            ApiHost.Body,
            header is null ? [] : [("If-Match", header)]
        );

        Assert.Equal(expected, ((CartCommand.Update)_host.Memory.Sent.Single().Command).IfMatch);
    }

    [Theory]
    [InlineData("x-ms-customeruser-upn: ada@contoso.com\r\n", "ada@contoso.com")]
    [InlineData("X-MS-CustomerUser-UPN: j\u00c3\u00bcrgen@contoso.com\r\n", "j\u00fcrgen@contoso.com")]
    [InlineData("x-ms-customeruser-upn: j\u00fcrgen@contoso.com\r\n", "j\u00fcrgen@contoso.com")]
    [InlineData("x-ms-customeruser-upn: \r\n", null)]
    [InlineData("", null)]
    public async Task CustomerUser_InAnyCharset_IsPassedOn(string header, string? expected)
    {
        _host.Memory.Instead = (_, _, _) => Task.FromResult<CartReply>(Samples.DocumentedCheckout);

        var (head, _, _) = await RawConnection.RequestContext(
            _host.Address,
            $"POST {ApiHost.Carts}/{Guid.NewGuid()}/checkout HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + $"{_host.Token()}\r\n{header}Content-Length: 9\r\n\r\n\"success\""
        );

        Assert.StartsWith("HTTP/1.1 201", head, StringComparison.Ordinal);
        Assert.Equal(expected, ((CartCommand.BeginCheckout)_host.Memory.Sent.Single().Command).CustomerUserUpn);
    }

    [Fact]
    public async Task CustomerUser_TooLong_IsRefused() =>
        Assert.Contains(
            "1025 characters; the limit is 1024",
            await (
                await _host.Send(
                    HttpMethod.Post,
                    $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout",
                    "\"success\"",
                    ("x-ms-customeruser-upn", new string('x', 1025))
                )
            ).AssertFault(400, 800002),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task CustomerUser_WithControlCharacters_IsRefused() =>
        Assert.Contains(
            "control characters",
            await (
                await _host.Send(
                    HttpMethod.Post,
                    $"{ApiHost.Carts}/{Guid.NewGuid()}/checkout",
                    "\"success\"",
                    ("x-ms-customeruser-upn", "a\tb")
                )
            ).AssertFault(400, 800002),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Stamp_OfARequest_IsItsIdAndRawBody()
    {
        var id = Guid.NewGuid();

        await _host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            ApiHost.Body,
            ("MS-RequestId", id.ToString().ToUpperInvariant())
        );

        var idempotency = ((CartCommand.Create)_host.Memory.Sent.Single().Command).Idempotency;
        Assert.Equal(
            new IdempotencyKey(id, IdempotencyKey.HashOf(System.Text.Encoding.UTF8.GetBytes(ApiHost.Body)), Guid.Empty),
            idempotency
        );
    }

    [Fact]
    public async Task Log_OfARequest_HasItsCorrelationId()
    {
        _host.Memory.Instead = (_, _, _) => throw new InvalidOperationException("broken");

        await _host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body, ("MS-CorrelationId", "find-me"));

        Assert.Contains(_host.Log.All, line =>
            line.Text.Contains("broken", StringComparison.Ordinal)
            && line.Scopes.Contains("MS-CorrelationId:find-me", StringComparison.Ordinal)
        );
    }

    private static string Header(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));
}
