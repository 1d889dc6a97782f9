namespace PartnerCarts.Carts;

/// <summary>
/// Stored bytes that this build cannot read: damaged, of a build before the first release, or with a value that only a
/// later build knows.
/// </summary>
public sealed class StateUnreadableException : Exception
{
    public StateUnreadableException(string message)
        : base(message) { }

    public StateUnreadableException(string message, Exception inner)
        : base(message, inner) { }

    public StateUnreadableException() { }
}
