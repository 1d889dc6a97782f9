using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The members of one object of a file of settings. What is wrong goes to the list of errors and reading goes on, so
/// that one look at the file finds everything. Names match without case; null is the same as absent.
/// </summary>
internal sealed class JsonMembers
{
    private const int Shown = 60;

    private readonly Dictionary<string, JsonElement> _unread = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _known = [];
    private readonly List<string> _errors;

    public JsonMembers(string path, JsonElement element, List<string> errors)
    {
        Path = path;
        _errors = errors;
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{path}: must be an object, not {Show(element)}.");
            return;
        }

        foreach (var member in element.EnumerateObject())
            if (!_unread.TryAdd(member.Name, member.Value))
                Refuse(member.Name, "is given twice.");
    }

    /// <summary>How errors name the object.</summary>
    public string Path { get; set; }

    public IReadOnlyList<string> UnreadNames => [.. _unread.Keys];

    public void Refuse(string name, string why) =>
        _errors.Add($"{(Path.Length == 0 ? "" : Path + ".")}{name}: {why}".ReplaceLineEndings("\\n"));

    public bool Has(string name) => _unread.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement? Take(string name)
    {
        _known.Add(name);
        return _unread.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public string? Text(string name) => Take(name) is { } value ? AsText(name, value) : null;

    public string? RequiredText(string name)
    {
        if (Take(name) is { } value)
            return AsText(name, value);
        Refuse(name, "is missing.");
        return null;
    }

    public int? Integer(string name, int least)
    {
        if (Take(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least)
            return number;
        Refuse(name, $"must be a whole number from {least} to {int.MaxValue}, not {Show(value)}.");
        return null;
    }

    public decimal? Price(string name)
    {
        if (Take(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0)
            return number;
        Refuse(name, $"must be a number of 0 or more, not {Show(value)}.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Take(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(name, $"must be true or false, not {Show(value)}.");
        return null;
    }

    /// <summary>The elements of an array; empty when absent.</summary>
    /// <param name="name">The member.</param>
    /// <param name="whyNotEmpty">The error for an array without elements; null where that is fine.</param>
    public IReadOnlyList<JsonElement> Array(string name, string? whyNotEmpty = null)
    {
        if (Take(name) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            Refuse(name, $"must be an array, not {Show(value)}.");
        else if (value.GetArrayLength() == 0 && whyNotEmpty is not null)
            Refuse(name, whyNotEmpty);
        else
            return [.. value.EnumerateArray()];
        return [];
    }

    /// <summary>An array of distinct texts; empty when absent.</summary>
    /// <param name="name">The member.</param>
    /// <param name="whyNotEmpty">The error for an array without elements; null where that is fine.</param>
    public ImmutableArray<string> Texts(string name, string? whyNotEmpty = null)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, element) in Array(name, whyNotEmpty).Index())
        {
            if (AsText($"{name}[{index}]", element) is not { } text)
                continue;
            if (texts.Contains(text, StringComparer.OrdinalIgnoreCase))
                Refuse($"{name}[{index}]", $"\"{text}\" is given twice.");
            texts.Add(text);
        }

        return texts.ToImmutable();
    }

    /// <summary>
    /// To be called last: a member that nobody asked for is a typing error, and must not silently change what is sold.
    /// </summary>
    public void RefuseUnread()
    {
        foreach (var name in _unread.Keys)
            Refuse(name, $"is no member here; known are {string.Join(", ", _known)}.");
    }

    /// <summary>The value as the file has it, cut to a length that fits a log line.</summary>
    public static string Show(JsonElement value)
    {
        var text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= Shown ? text : text[..Shown] + "…";
    }

    private string? AsText(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            Refuse(name, $"must be a text, not {Show(value)}.");
        else if (value.GetString() is not { } text || string.IsNullOrWhiteSpace(text))
            Refuse(name, "must not be blank.");
        else if (text.Length > CartLimits.TextLength)
            Refuse(name, $"has {text.Length} characters; {CartLimits.TextLength} are allowed.");
        else
            return text;
        return null;
    }
}
