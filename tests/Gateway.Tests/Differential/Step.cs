namespace PartnerCarts.Gateway.Tests.Differential;

/// <summary>
/// One step of a sequence. It names carts, tags and ids by what they are for; each side fills in its own.
/// </summary>
internal abstract record Step
{
    /// <param name="Number">Of the sequence: what <see cref="Again"/> refers to.</param>
    /// <param name="Verb">What is asked for.</param>
    /// <param name="Slot">Which of the sequence's carts; <see cref="Verb.Create"/> puts a new one there.</param>
    /// <param name="Body">The body as text; null for none.</param>
    /// <param name="Echo">Instead of a body: the cart as it was last shown, with this quantity in every line, as the
    /// SDKs update.</param>
    /// <param name="RequestId">Which of the sequence's request ids; null sends none.</param>
    /// <param name="Tag">What <c>If-Match</c> says.</param>
    /// <param name="Who">Whose token it is.</param>
    /// <param name="Where">Which cart the path names.</param>
    public sealed record Request(
        int Number,
        Verb Verb,
        int Slot,
        string? Body = null,
        int? Echo = null,
        int? RequestId = null,
        Tag Tag = Tag.None,
        Who Who = Who.Owner,
        Where Where = Where.Slot
    ) : Step;

    /// <summary>The same bytes as in an earlier step, whatever has happened since.</summary>
    public sealed record Again(int Number) : Step;

    /// <summary>The clock of both sides moves on.</summary>
    public sealed record Wait(TimeSpan By) : Step;

    /// <summary>The order processors of both sides refuse a group of lines from now on, or no longer do.</summary>
    public sealed record Refuse(int Group, bool Refuses) : Step;
}

internal enum Verb
{
    Create,
    Get,
    Put,
    Checkout,

    /// <summary>Reads the first order of the slot's last checkout.</summary>
    GetOrder,
}

internal enum Tag
{
    None,
    Current,
    Stale,
    Any,

    /// <summary>A list that holds the current one.</summary>
    List,
    Garbage,
}

internal enum Who
{
    Owner,
    ForeignPartner,
    Nobody,
}

internal enum Where
{
    Slot,
    UnknownCart,
    OtherCustomer,
    NoGuid,
}
