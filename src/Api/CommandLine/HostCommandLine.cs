using System.CommandLine;
using System.CommandLine.Help;

namespace PartnerCarts.Api;

/// <summary>
/// The command line of a host: commands with options of their own, and for all of them the settings of the
/// configuration, as <c>--urls value</c> and <c>--Section:Key value</c>. Whatever it does not know is refused: a typing
/// error must not pass for a default.
/// </summary>
public sealed class HostCommandLine
{
    private static readonly ParserConfiguration Parsing = new()
    {
        EnablePosixBundling = false,
        // A value that begins with @ is itself, and no file with arguments in it.
        ResponseFileTokenReplacer = null,
    };

    private readonly RootCommand _root;
    private readonly SettingSections _sections;
    private readonly Option<string>[] _settings;

    // The settings of the command line that is being run.
    private string[] _given = [];

    /// <param name="description">What the program is, for its help.</param>
    /// <param name="sections">The sections of the configuration that it knows.</param>
    /// <param name="settings">The settings without a section that it knows, without dashes, each with what it
    /// means.</param>
    public HostCommandLine(
        string description,
        SettingSections sections,
        params (string Name, string Meaning)[] settings
    )
    {
        _sections = sections;
        _settings =
        [
            .. settings.Select(setting => new Option<string>($"--{setting.Name}")
            {
                Description = setting.Meaning,
                HelpName = "value",
                Recursive = true,
            }),
        ];
        _root = new RootCommand(description);
        foreach (var setting in _settings)
            _root.Add(setting);
        var help = _root.Options.OfType<HelpOption>().Single();
        help.Action = new SettingsHelp((HelpAction)help.Action!, sections);
    }

    /// <summary>Adds a command; the first one runs where none is named.</summary>
    /// <param name="command">Its name, description, options and arguments.</param>
    /// <param name="run">
    /// Runs it with the settings of the command line, as <c>--key=value</c>, and returns the process's exit code.
    /// </param>
    public void Add(Command command, Func<ParseResult, string[], Task<int>> run)
    {
        Task<int> Run(ParseResult line) => run(line, [.. _given, .. SettingsOf(line)]);
        if (_root.Subcommands.Count == 0)
            _root.SetAction(Run);
        command.SetAction(Run);
        _root.Add(command);
    }

    /// <summary>Runs what the arguments ask for, and returns the process's exit code.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="output">Where help goes; default the console.</param>
    /// <exception cref="UsageException">The arguments make no sense.</exception>
    public async Task<int> Run(string[] args, TextWriter? output = null)
    {
        (_given, var words) = SettingArguments.Split(args);
        var line = _root.Parse(words, Parsing);
        if (line.Action is not SettingsHelp && CommandErrors.FirstOf(line, _sections) is { } error)
            throw new UsageException(error);
        _sections.Check(_given);
        return await line.InvokeAsync(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output ?? Console.Out,
                // A host handles the signals that end it, and takes the time that it needs.
                ProcessTerminationTimeout = null,
            }
        );
    }

    private IEnumerable<string> SettingsOf(ParseResult line) =>
        _settings
            .Where(setting => line.GetResult(setting) is { Implicit: false })
            .Select(setting => $"{setting.Name}={line.GetValue(setting)}");
}
