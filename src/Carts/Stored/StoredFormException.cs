namespace PartnerCarts.Carts;

/// <summary>Stored bytes that this version cannot read: damaged, or written by a newer version.</summary>
public sealed class StoredFormException : Exception
{
    public StoredFormException(string message)
        : base(message) { }

    public StoredFormException(string message, Exception inner)
        : base(message, inner) { }

    public StoredFormException() { }
}
