using System.Collections;

namespace PartnerCarts.Grains;

/// <summary>A log scope with one entry: the correlation id. Each call has one, hence no dictionary.</summary>
internal sealed class CorrelationScope(string name, string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => index == 0 ? new(name, id) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{name}:{id}";
}
