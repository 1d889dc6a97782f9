using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>A verb, what it is about, and settings as <c>--key=value</c>. Anything it does not know is refused: a typing error must not pass for a default.</summary>
internal sealed record CommandLine(string Verb, string? Operand, string[] Settings)
{
    private static readonly string[] Single = ["urls", "http_ports", "https_ports", "environment"];
    private static readonly string[] OfToken = ["tenant", "app", "user", "lifetime"];

    // Null: a section of the framework's, whose keys are its own business.
    private static readonly Dictionary<string, Type?> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Store"] = typeof(StoreOptions), ["Carts"] = typeof(CartsOptions), ["Orders"] = typeof(OrdersOptions),
        ["Auth"] = typeof(AuthOptions), ["Limits"] = typeof(LimitsOptions), ["Logging"] = null, ["Kestrel"] = null,
    };

    /// <exception cref="UsageException">The arguments make no sense; the message says which.</exception>
    public static CommandLine Parse(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?" or "help"))
            return new("help", null, []);
        var words = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Length; i++)
            if (!args[i].StartsWith('-'))
                words.Add(args[i]);
            else if (args[i].Contains('='))
                settings.Add(args[i]);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add($"{args[i]}={args[++i]}");
            else
                throw new UsageException($"{args[i]} needs a value.");

        var verb = words.Count == 0 ? "serve" : words[0];
        var operands = verb switch
        {
            "serve" or "token" or "check" => 0,
            "backup" => 1,
            _ => throw new UsageException($"\"{verb}\" is no verb; there are serve, token, backup and check."),
        };
        if (words.Count > 1 + operands)
            throw new UsageException($"{verb} has no use for \"{words[1 + operands]}\".");
        if (operands > 0 && words.Count == 1)
            throw new UsageException($"{verb} needs a file to copy the store to.");
        foreach (var setting in settings)
            CheckName(verb, setting[..setting.IndexOf('=')]);
        return new(verb, words.ElementAtOrDefault(1), [.. settings]);
    }

    private static void CheckName(string verb, string option)
    {
        string[] single = verb is "token" ? [.. OfToken, .. Single] : Single;
        var parts = option.TrimStart('-').Split(':');
        var section = (Type?)null;
        var isKnown = option.StartsWith("--", StringComparison.Ordinal)
            && (parts.Length == 1 ? single.Contains(parts[0], StringComparer.OrdinalIgnoreCase) : Sections.TryGetValue(parts[0], out section));
        if (!isKnown)
            throw new UsageException($"{option} is no setting of {verb}; there are --{string.Join(", --", single)}, and those of the sections {string.Join(", ", Sections.Keys)}.");
        var keys = section?.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToArray();
        if (keys?.Contains(parts[1], StringComparer.OrdinalIgnoreCase) is false)
            throw new UsageException($"{option} is no setting; section {parts[0]} has {string.Join(", ", keys)}.");
    }
}
