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
        ["Auth"] = typeof(AuthOptions), ["Limits"] = typeof(LimitsOptions), ["Audit"] = typeof(AuditOptions), ["Proxies"] = typeof(ProxiesOptions), ["Logging"] = null, ["Kestrel"] = null,
    };

    public static CommandLine Parse(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?" or "help"))
            return new("help", null, []);
        var (words, settings) = (new List<string>(), new List<string>());
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
        if (verb is not ("serve" or "token" or "backup" or "check"))
            throw new UsageException($"\"{verb}\" is no verb; there are serve, token, backup and check.");
        if (verb is "backup" && words.Count == 1)
            throw new UsageException("backup needs a file to copy the store to.");
        if (words.Skip(verb is "backup" ? 2 : 1).FirstOrDefault() is { } extra)
            throw new UsageException($"{verb} has no use for \"{extra}\".");
        foreach (var setting in settings)
            CheckName(verb, setting[..setting.IndexOf('=')]);
        return new(verb, words.ElementAtOrDefault(1), [.. settings]);
    }

    private static void CheckName(string verb, string option)
    {
        string[] single = verb is "token" ? [.. OfToken, .. Single] : Single;
        var parts = option.Split(':');
        Type? section = null;
        if (parts.Length == 1 ? !single.Any(name => option.Equals("--" + name, StringComparison.OrdinalIgnoreCase)) : !Sections.TryGetValue(parts[0].TrimStart('-'), out section))
            throw new UsageException($"{option} is no setting of {verb}; there are --{string.Join(", --", single)}, and those of the sections {string.Join(", ", Sections.Keys)}.");
        var keys = section?.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToArray();
        if (keys?.Contains(parts[1], StringComparer.OrdinalIgnoreCase) is false)
            throw new UsageException($"{option} is no setting; section {section!.Name[..^"Options".Length]} has {string.Join(", ", keys)}.");
    }
}
