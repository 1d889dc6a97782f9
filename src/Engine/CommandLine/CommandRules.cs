namespace PartnerCarts.Engine;

/// <summary>A verb of a program.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="Options">Its own options, such as <c>--tenant</c>, without the dashes.</param>
/// <param name="Operand">What its second word is, as in "backup needs a file to copy the store to"; null when it has
/// none.</param>
public sealed record Verb(string Name, string[] Options, string? Operand = null);

/// <summary>What was said: a verb, what it is about, and settings as <c>--key=value</c>.</summary>
public sealed record CommandLine(string Verb, string? Operand, string[] Settings);

/// <summary>The arguments make no sense; the message says which.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>
/// What a program's command line may say. Anything it does not know is refused: a typing error must not pass for a
/// default.
/// </summary>
/// <param name="verbs">The first is the default.</param>
/// <param name="common">Options without a section that all verbs take.</param>
/// <param name="sections">The sections and their options; null for one of the framework's, whose keys are its own
/// business.</param>
public sealed class CommandRules(Verb[] verbs, string[] common, IReadOnlyDictionary<string, Type?> sections)
{
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public CommandLine Parse(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?" or "help"))
            return new("help", null, []);
        var (words, settings) = Split(args);
        var name = words.Count == 0 ? verbs[0].Name : words[0];
        if (Array.Find(verbs, one => one.Name == name) is not { } verb)
            throw new UsageException(
                $"\"{name}\" is no verb; there are {string.Join(", ", verbs.Select(one => one.Name))}."
            );
        if (verb.Operand is not null && words.Count == 1)
            throw new UsageException($"{name} needs {verb.Operand}.");
        if (words.Skip(verb.Operand is null ? 1 : 2).FirstOrDefault() is { } extra)
            throw new UsageException($"{name} has no use for \"{extra}\".");
        foreach (var setting in settings)
            CheckName(verb, setting[..setting.IndexOf('=', StringComparison.Ordinal)]);
        return new(name, words.ElementAtOrDefault(1), [.. settings]);
    }

    private static (List<string> Words, List<string> Settings) Split(string[] args)
    {
        var (words, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
            if (!args[i].StartsWith('-'))
                words.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal))
                settings.Add(args[i]);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add($"{args[i]}={args[++i]}");
            else
                throw new UsageException($"{args[i]} needs a value.");
        return (words, settings);
    }

    private void CheckName(Verb verb, string option)
    {
        string[] single = [.. verb.Options, .. common];
        var parts = option.Split(':');
        var section = sections.FirstOrDefault(one =>
            one.Key.Equals(parts[0].TrimStart('-'), StringComparison.OrdinalIgnoreCase)
        );
        if (
            parts.Length == 1
                ? !single.Any(name => option.Equals("--" + name, StringComparison.OrdinalIgnoreCase))
                : section.Key is null
        )
            throw new UsageException(
                $"{option} is no setting of {verb.Name}; there are --{string.Join(", --", single)}, and those of "
                    + $"the sections {string.Join(", ", sections.Keys)}."
            );
        if (parts.Length == 1 || section.Value is not { } options)
            return;
        var keys = options
            .GetProperties()
            .Where(property => property.CanWrite)
            .Select(property => property.Name)
            .ToArray();
        if (!keys.Contains(parts[1], StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"{option} is no setting; section {section.Key} has {string.Join(", ", keys)}.");
    }
}
