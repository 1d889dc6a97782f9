using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PartnerCarts.Api;

/// <summary>The help of a command, and behind it where else settings may come from.</summary>
internal sealed class SettingsHelp(HelpAction commands, SettingSections sections) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exit = commands.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(
            $"""
            Settings, for every command:
              --<Section>:<Key> <value>  e.g. --Orders:Timeout 00:00:05; sections: {string.Join(", ", sections.Names)}

              The same settings may be in environment variables (Orders__Timeout=00:00:05) and in an appsettings.json
              in the current directory. docs/configuration.md has all of them.
            """
        );
        return exit;
    }
}
