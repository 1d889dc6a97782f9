namespace PartnerCarts.Api;

/// <summary>
/// Section <c>Api</c>: whom the HTTP API answers when a web browser may be in between, and how answers begin. A page of
/// any site can make its visitor's browser send requests to this machine; these settings say which of them count.
/// </summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>
    /// The names under which clients may reach the service: host names, <c>*.example.com</c>, or addresses (IPv6 in
    /// brackets), without a port, or <c>*</c> for any. A request whose <c>Host</c> is another one is answered
    /// 400/800002. Default none: any name, or, while every listening address is loopback and <c>Proxies:Networks</c>
    /// names nobody, <c>localhost</c>, <c>*.localhost</c>, <c>127.0.0.1</c>, <c>[::1]</c> and the listening names.
    /// </summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>
    /// The origins, such as <c>https://shop.example.com</c> or <c>http://localhost:3000</c>, whose pages may use the
    /// service from a browser (CORS). Default none. Pages of other sites may change nothing: 403/2032.
    /// </summary>
    public string[] CorsOrigins { get; set; } = [];

    /// <summary>
    /// Whether the JSON of every answer begins with a byte-order mark (EF BB BF), for scripts that cut the first
    /// character off, as in <c>$response.Substring(1)</c>. Other clients may refuse such an answer. Default false.
    /// </summary>
    public bool ByteOrderMark { get; set; }
}
