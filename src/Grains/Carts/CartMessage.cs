using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>A command on its way to its cart, and who asks.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.cart-message.1")]
public sealed record CartMessage
{
    /// <summary>As <see cref="CommandForm"/> writes it.</summary>
    [Id(0)]
    public required byte[] Command { get; init; }

    /// <summary>The partner tenant; empty for internal commands.</summary>
    [Id(1)]
    public Guid Partner { get; init; }

    [Id(2)]
    public string User { get; init; } = "";

    /// <summary>The newest <see cref="ReplyForm"/> that the sender reads, so that a newer silo can answer an older gateway.</summary>
    [Id(3)]
    public int ReadsForm { get; init; }

    public static CartMessage From(CartCommand command, Caller caller) => new()
    {
        Command = CommandForm.ToBytes(command),
        Partner = caller.Partner,
        User = caller.User ?? "",
        ReadsForm = ReplyForm.Version,
    };
}

/// <summary>A cart's reply.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.cart-answer.1")]
public sealed record CartAnswer
{
    /// <summary>As <see cref="ReplyForm"/> writes it.</summary>
    [Id(0)]
    public required byte[] Reply { get; init; }

    public static CartAnswer From(CartReply reply) => new() { Reply = ReplyForm.ToBytes(reply) };
}
