using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// A reader of one body that knows where in the cart it is, so that a refusal can name the place. Methods that return
/// bool return false once there is a <see cref="Refusal"/>. Broken JSON is the reader's <see cref="JsonException"/>.
/// </summary>
internal ref struct BodyReader(ReadOnlySpan<byte> text, bool acceptsNewMembers = true, bool isOrder = false)
{
    /// <summary>Levels of objects and arrays within each other (design.md, "What is promised", 7).</summary>
    public const int MaxDepth = 16;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MaxDepth,
    };

    public Utf8JsonReader Json = new(text, Options);

    /// <summary>
    /// Whether members are read that came with this version; see <see cref="CartsApiOptions.AcceptsNewMembers"/>.
    /// </summary>
    public bool AcceptsNewMembers { get; } = acceptsNewMembers;

    /// <summary>Whether the body is an order, whose lines have other names (contract.md 20.7).</summary>
    public bool IsOrder { get; } = isOrder;

    /// <summary>The place in <c>lineItems</c>; -1 outside.</summary>
    public int Line = -1;

    /// <summary>The place in the line's <c>addonItems</c>; -1 outside.</summary>
    public int Addon = -1;

    /// <summary>Stands for <c>[]</c> in the names of members.</summary>
    public int Element;

    /// <summary>Lines and addons read so far.</summary>
    public int Lines;

    public ReadOnlySpan<byte> Name { get; private set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>Moves to the value of the next member of an object; false at its end.</summary>
    public bool NextMember()
    {
        Json.Read();
        if (Json.TokenType == JsonTokenType.EndObject)
            return false;
        Name = Json.ValueIsEscaped ? Unescape() : Json.ValueSpan;
        Json.Read();
        return true;
    }

    /// <summary>Moves to the next element of an array; false at its end.</summary>
    public bool NextElement()
    {
        Json.Read();
        return Json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Whether the member has that name, in any case (contract.md 4 Reading 1).</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(Name, name);

    public readonly bool IsNull => Json.TokenType == JsonTokenType.Null;

    /// <summary>Moves past the value without looking at it.</summary>
    public void Skip() => Json.Skip();

    /// <summary>Refuses the member of the current line; always false.</summary>
    public bool Refuse(string member, string problem, RefusalCode code = RefusalCode.InvalidInput)
    {
        Refusal = new Refusal(code, $"{PathTo(member)} {problem}");
        return false;
    }

    /// <summary>Refuses the current value for what it is; always false.</summary>
    public bool RefuseValue(string member, string expected) =>
        Refuse(member, $"must be {expected}, but is {Shown.Token(ref Json)}.");

    /// <summary>The JSON path of a member of the current line or, outside the lines, of the cart.</summary>
    public readonly string PathTo(string member) =>
        (Line, Addon) switch
        {
            (< 0, _) => member,
            (_, < 0) => Join($"lineItems[{Line}]", member),
            _ => Join($"lineItems[{Line}].addonItems[{Addon}]", member),
        };

    private readonly string Join(string path, string member) =>
        member.Length == 0 ? path : $"{path}.{member.Replace("[]", $"[{Element}]", StringComparison.Ordinal)}";

    // An escaped name is legal and rare. One that is no text matches nothing.
    private readonly ReadOnlySpan<byte> Unescape() =>
        EscapedText.IsText(Json.ValueSpan) ? Encoding.UTF8.GetBytes(Json.GetString()!) : [];
}
