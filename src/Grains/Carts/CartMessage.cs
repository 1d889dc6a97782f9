using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>A command on its way to its cart, and who asks. Becomes bytes only when it leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.cart-message.1")]
public sealed record CartMessage
{
    // One of the two is there from the beginning.
    [NonSerialized]
    private CartCommand? _command;

    [NonSerialized]
    private byte[]? _bytes;

    public CartMessage() { }

    private CartMessage(CartCommand command) => _command = command;

    /// <summary>
    /// As <see cref="CommandForm"/> writes it. Set by what reads it from the wire only, which cannot do so through
    /// init.
    /// </summary>
    [Id(0)]
    public byte[] Command
    {
        get => _bytes ??= _command is null ? [] : CommandForm.ToBytes(_command);
        set => _bytes = value;
    }

    /// <summary>The partner tenant; empty for internal commands.</summary>
    [Id(1)]
    public Guid Partner { get; init; }

    [Id(2)]
    public string User { get; init; } = "";

    /// <summary>
    /// The newest <see cref="ReplyForm"/> that the sender reads, so that a newer silo can answer an older gateway.
    /// </summary>
    [Id(3)]
    public int ReadsForm { get; init; }

    public static CartMessage From(CartCommand command, Caller caller) =>
        new(command)
        {
            Partner = caller.Partner,
            User = caller.User ?? "",
            ReadsForm = ReplyForm.Version,
        };

    /// <exception cref="StoredFormException">Another build's command, or damaged.</exception>
    public CartCommand Read() => _command ??= CommandForm.Read(_bytes);
}
