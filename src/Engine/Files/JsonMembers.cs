using System.Collections.Immutable;
using System.Globalization;
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

    // Small enough for the product with the largest quantity and the longest term to fit a decimal.
    private const decimal MaxPrice = 1_000_000_000_000;

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

    public bool IsObject(string name) =>
        _unread.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object;

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
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number)
            && number is >= 0 and <= MaxPrice
        )
            return number;
        Refuse(name, $"must be a number from 0 to {MaxPrice}, not {Show(value)}.");
        return null;
    }

    /// <summary>One of the words, compared without case; null when absent or none of them.</summary>
    public T? Choice<T>(string name, IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var (word, value) in words)
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return value;
        Refuse(name, $"\"{text}\" is none of {string.Join(", ", words.Select(entry => entry.Word))}.");
        return null;
    }

    /// <summary>A time in ISO 8601; UTC where it names no zone.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUniversalTime();
        Refuse(name, $"must be a date such as 2026-01-05, not \"{text}\".");
        return null;
    }

    public Guid? Guid(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (System.Guid.TryParse(text, out var guid))
            return guid;
        Refuse(name, $"must be a GUID, not \"{text}\".");
        return null;
    }

    /// <summary>The objects of an array, each to be read to its end; empty when absent.</summary>
    public IEnumerable<JsonMembers> Objects(string name, string? whyNotEmpty = null)
    {
        foreach (var (index, element) in Array(name, whyNotEmpty).Index())
            if (Object($"{name}[{index}]", element) is { } members)
                yield return members;
    }

    /// <summary>The objects of the arrays of an array; empty when absent.</summary>
    public IEnumerable<IEnumerable<JsonMembers>> Lists(string name)
    {
        foreach (var (index, element) in Array(name).Index())
        {
            if (element.ValueKind == JsonValueKind.Array)
                yield return element
                    .EnumerateArray()
                    .Index()
                    .Select(entry => Object($"{name}[{index}][{entry.Index}]", entry.Item))
                    .OfType<JsonMembers>();
            else
                Refuse($"{name}[{index}]", $"must be an array, not {Show(element)}.");
        }
    }

    /// <summary>One object; null when absent, or when it is none.</summary>
    public JsonMembers? Object(string name) => Take(name) is { } value ? Object(name, value) : null;

    /// <summary>An object of texts, in the file's order; empty when absent.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Map(string name)
    {
        if (Object(name) is not { } members)
            return [];
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var key in members.UnreadNames)
            if (members.Text(key) is { } text)
                pairs.Add(KeyValuePair.Create(key, text));
        return pairs.ToImmutable();
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

    private JsonMembers? Object(string name, JsonElement element)
    {
        var path = Path.Length == 0 ? name : $"{Path}.{name}";
        var members = new JsonMembers(path, element, _errors);
        return element.ValueKind == JsonValueKind.Object ? members : null;
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
