using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// An array that grows and then becomes immutable without a copy when it is full; a list and a builder would each cost
/// another object.
/// </summary>
internal struct ArrayBuilder<T>()
{
    private const int FirstCapacity = 2;

    private T[] _items = [];

    public int Count { get; private set; }

    public T this[int index]
    {
        readonly get => _items[index];
        set => _items[index] = value;
    }

    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Math.Max(FirstCapacity, Count * 2));
        _items[Count++] = item;
    }

    public void RemoveAt(int index)
    {
        Count--;
        Array.Copy(_items, index + 1, _items, index, Count - index);
    }

    /// <summary>What was added; nothing may be added afterwards.</summary>
    public ImmutableArray<T> ToImmutable()
    {
        if (Count < _items.Length)
            Array.Resize(ref _items, Count);
        return ImmutableCollectionsMarshal.AsImmutableArray(_items);
    }
}
