using Orleans.Storage;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// How every storage provider writes grains' state: as <see cref="StateSerializer"/> does, so that a blob holds what a
/// row elsewhere holds. Orleans' own default would be JSON with the names of types in it.
/// </summary>
public sealed class GrainStateSerializer(StateSerializer serializer) : IGrainStorageSerializer
{
    /// <exception cref="InvalidOperationException">The state is null: state that is not to be kept has to be cleared,
    /// not written.</exception>
    public BinaryData Serialize<T>(T? input) =>
        input is null
            ? throw new InvalidOperationException(
                $"No {typeof(T).Name} was written: what is not to be kept is cleared."
            )
            : new BinaryData(serializer.ToBytes(input));

    /// <exception cref="UnreadableRecordException">This build cannot read the bytes.</exception>
    public T Deserialize<T>(BinaryData input)
    {
        try
        {
            return serializer.Read<T>(input.ToMemory().Span);
        }
        catch (StateUnreadableException unreadable)
        {
            throw new UnreadableRecordException(unreadable.Message);
        }
    }
}

/// <summary>
/// A grain's record cannot be read, so the grain cannot be activated. One of Orleans' own, so that it comes to whoever
/// called the grain.
/// </summary>
[GenerateSerializer, Alias("partnercarts.unreadable-record")]
public sealed class UnreadableRecordException : OrleansException
{
    public UnreadableRecordException(string message)
        : base(message) { }

    public UnreadableRecordException(string message, Exception inner)
        : base(message, inner) { }

    public UnreadableRecordException() { }
}
