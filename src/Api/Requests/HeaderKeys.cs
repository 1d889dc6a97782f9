namespace PartnerCarts.Api.Requests;

/// <summary>Headers of the contract that HTTP does not know (contract.md 2, 3).</summary>
internal static class HeaderKeys
{
    public const string RequestId = "MS-RequestId";
    public const string CorrelationId = "MS-CorrelationId";
    public const string Locale = "X-Locale";
    public const string CorrelationVector = "MS-CV";
    public const string ServerId = "MS-ServerId";
    public const string CustomerUserUpn = "x-ms-customeruser-upn";
}
