namespace PartnerCarts.Fuzz.Tests;

/// <summary>Values that break services.</summary>
internal static class Interesting
{
    public static readonly string[] Tokens =
    [
        "null", "true", "false", "0", "-1", "1", "2", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e400", "1.5", "1E2", "-0",
        "00", "NaN", "\"\"", "\" \"", "\"0\"", "\"1\"", "\"-1\"", "\"monthly\"", "\"Monthly\"", "\"ONE_TIME\"", "\"weekly\"", "\"unknown\"", "7", "4",
        "\"2024-02-30T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00\"", "\"2030-01-01T00:00:00+14:00\"", "\"P1Y\"", "\"P9999Y\"", "\"P\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\xFF\xFE\"", "\"\xE9\"", "\"line\\r\\nbreak\"", "\"\\u001b[31m\"", "\"MS-AZR-\"", "\"a:b:c\"", "\"a:b\"", "\":::\"",
        "{}", "[]", "[[]]", "[null]", "{\"a\":{}}", "\"00000000-0000-0000-0000-000000000000\"", "\"" + new string('x', 1024) + "\"", "\"" + new string('x', 1025) + "\"",
        "\"transaction_reseller\"", "\"AdditionalTransactionReseller\"", "[{\"key\":\"transaction_reseller\",\"value\":\"1\"}]", "{\"key\":\"value\"}", "[{\"termDuration\":\"P1Y\"}]",
    ];

    public static readonly string[] Names =
    [
        "quantity", "lineItems", "LINEITEMS", "addonItems", "addOnItems", "catalogId", "catalogItemId", "billingCycle", "participants", "provisioningContext", "renewsTo", "error",
        "status", "id", "attributes", "__Links", "customTermEndDate", "", "a\u0000b", "\ud83d\ude00", "friendlyName", "promotionId", "attestationAccepted", "partnerOnRecordAttestationAccepted",
    ];

    public static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "PROPFIND"];

    public static readonly string[] TargetEnds = ["/", "//", "/checkout", "/x", "?a=b", "%00", "%2F", "/..", "/../..", "%7B", ";x", "/" + new string('a', 9000), "\x80"];

    public static readonly (string Name, string Value)[] Headers =
    [
        ("Authorization", "Bearer"), ("Authorization", ""), ("Authorization", "Basic abc"), ("Authorization", "Bearer a.b.c"), ("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
        ("MS-RequestId", ""), ("MS-RequestId", "00000000-0000-0000-0000-000000000000"), ("MS-RequestId", "not a guid"), ("MS-RequestId", new string('r', 129)), ("MS-RequestId", "\xE9"),
        ("MS-CorrelationId", "\t"), ("MS-CorrelationId", new string('c', 500)), ("X-Locale", "xx-YY"), ("X-Locale", "<script>"), ("X-Locale", ""),
        ("If-Match", "\"stale\""), ("If-Match", "*"), ("If-Match", ",,,"), ("If-Match", "\""), ("Content-Type", "text/plain"), ("Content-Type", ""), ("Content-Type", "application/xml"),
        ("Content-Encoding", "gzip"), ("Content-Length", "0"), ("Content-Length", "5"), ("Content-Length", "999999"), ("Content-Length", "-1"), ("Content-Length", "1e3"),
        ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "gzip"), ("Expect", "100-continue"), ("Expect", "the unexpected"), ("Host", ""), ("Host", "a b"), ("Accept", "text/html"),
        ("Connection", "close"), ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("x-ms-customeruser-upn", new string('u', 1100)), ("x-ms-customeruser-upn", "user@example.com"),
        ("MS-CV", "x"), ("X", new string('h', 20000)),
    ];
}
