namespace PartnerCarts.Conformance;

/// <summary>
/// The four calls as a client library makes them: a request id for each call, one correlation id for all.
/// </summary>
internal sealed class SdkSession(PartnerClient client, Sdk sdk)
{
    private readonly string _correlation = Guid.NewGuid().ToString();

    public async Task<TCart> Create<TCart>(TCart cart) =>
        sdk.Read<TCart>(Body(await Send("POST", client.CartsPath, sdk.Write(cart)), 201));

    public async Task<TCart> Get<TCart>(string id) =>
        sdk.Read<TCart>(Body(await Send("GET", client.CartPath(id), null), 200));

    public async Task<TCart> Put<TCart>(string id, TCart cart) =>
        sdk.Read<TCart>(Body(await Send("PUT", client.CartPath(id), sdk.Write(cart)), 201));

    public async Task<TResult> Checkout<TResult>(string id, int expected = 201) =>
        sdk.Read<TResult>(Body(await Send("POST", client.CheckoutPath(id), "\"success\""u8.ToArray()), expected));

    private static byte[] Body(Answer answer, int expected)
    {
        answer.ShouldBe(expected);
        return answer.Body;
    }

    private Task<Answer> Send(string method, string path, byte[]? body) =>
        client.SendBytes(
            method,
            path,
            body,
            [
                .. sdk.Headers,
                ("Accept", "application/json"),
                ("X-Locale", "en-US"),
                ("MS-RequestId", Guid.NewGuid().ToString()),
                ("MS-CorrelationId", _correlation),
                .. body is null ? [] : ((string, string?)[])[("Content-Type", sdk.ContentType)],
            ]
        );
}
