using System.Collections;

namespace PartnerCarts.Api.Requests;

/// <summary>The ids of a request as a log scope: text for people, pairs for machines.</summary>
internal sealed class RequestContextScope(RequestContext request) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] =>
        index switch
        {
            0 => new("MS-RequestId", request.RequestId),
            1 => new("MS-CorrelationId", request.CorrelationId),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"MS-RequestId:{request.RequestId} MS-CorrelationId:{request.CorrelationId}";
}
