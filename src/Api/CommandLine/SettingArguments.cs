namespace PartnerCarts.Api;

/// <summary>
/// Takes the settings that have a section, <c>--Section:Key value</c> and <c>--Section:Key=value</c>, out of a
/// program's arguments. They are as many as there are configuration keys, so that no parser of commands knows them all.
/// </summary>
internal static class SettingArguments
{
    /// <returns>The settings, as <c>--key=value</c>, and what is left.</returns>
    /// <exception cref="UsageException">A setting has no value.</exception>
    public static (string[] Settings, string[] Others) Split(string[] args)
    {
        var (settings, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
            if (!IsSetting(args[i]))
                others.Add(args[i]);
            else if (args[i].Contains('=', StringComparison.Ordinal))
                settings.Add(args[i]);
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                settings.Add($"{args[i]}={args[++i]}");
            else
                throw new UsageException(
                    $"{args[i]} has no value. Write one behind it, as in {args[i]} value, or leave it out."
                );
        return ([.. settings], [.. others]);
    }

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Split('=')[0].Contains(':', StringComparison.Ordinal);
}
