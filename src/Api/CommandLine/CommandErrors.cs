using System.CommandLine;
using System.CommandLine.Parsing;

namespace PartnerCarts.Api;

/// <summary>What is wrong with a command line, in one line that says what is allowed and what to do.</summary>
internal static class CommandErrors
{
    /// <returns>Null for a line that can be run.</returns>
    public static string? FirstOf(ParseResult line, SettingSections sections)
    {
        if (line.Errors.Count == 0)
            return null;
        var command = line.CommandResult.Command;
        var isRoot = command is RootCommand;
        var help = isRoot ? "--help" : $"{command.Name} --help";
        return $"{Unknown(line, sections) ?? MissingOption(line) ?? MissingValue(line) ?? line.Errors[0].Message} "
            + $"Run with {help} for all that there is.";
    }

    private static string? Unknown(ParseResult line, SettingSections sections)
    {
        if (line.UnmatchedTokens is not [var token, ..])
            return null;
        var command = line.CommandResult.Command;
        if (!token.StartsWith('-'))
            return command is RootCommand
                ? $"\"{token}\" is no command; there are "
                    + $"{string.Join(", ", command.Subcommands.Select(one => one.Name))}."
                : $"{command.Name} has no use for \"{token}\".";
        var all = command.Options.Concat(line.RootCommandResult.Command.Options.Where(one => one.Recursive)).Distinct();
        return $"{token.Split('=')[0]} is no option{(command is RootCommand ? "" : $" of {command.Name}")}; there are "
            + $"{string.Join(", ", all.Select(one => one.Name))}, and --Section:Key of the sections "
            + $"{string.Join(", ", sections.Names)}.";
    }

    private static string? MissingOption(ParseResult line) =>
        line.CommandResult.Command.Options.FirstOrDefault(one =>
            one.Required && line.GetResult(one) is null or { Implicit: true }
        )
            is { } missing
            ? $"{line.CommandResult.Command.Name} needs {missing.Name}: {missing.Description}"
            : null;

    private static string? MissingValue(ParseResult line) =>
        line.Errors[0].SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } option =>
                $"{option.Option.Name} has no value: {option.Option.Description}",
            ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult parent } =>
                $"{parent.Command.Name} needs <{argument.Name}>: {argument.Description}",
            _ => null,
        };
}
