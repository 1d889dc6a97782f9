namespace PartnerCarts.Engine;

/// <summary>
/// What was asked for could not be reached in time and may be tried again: 503 at an HTTP API. Only for answers that
/// have no refusal.
/// </summary>
public sealed class CartsUnavailableException : Exception
{
    public CartsUnavailableException(string message)
        : base(message) { }

    public CartsUnavailableException(string message, Exception? inner)
        : base(message, inner) { }

    public CartsUnavailableException() { }
}
