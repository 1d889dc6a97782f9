using System.CommandLine;

namespace PartnerCarts.Api;

/// <summary>Kinds of options that commands have in common.</summary>
public static class CommandOptions
{
    /// <summary>An option whose value is a GUID.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="meaning">What the id is of; shown in the help, and where the option is missing.</param>
    /// <param name="isRequired">Whether the command cannot do without.</param>
    public static Option<Guid?> Id(string name, string meaning, bool isRequired = false) =>
        new(name)
        {
            Description = meaning,
            HelpName = "guid",
            Required = isRequired,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
                if (Guid.TryParse(text, out var id))
                    return id;
                result.AddError($"{name} is \"{text}\"; it must be a GUID. {meaning}");
                return null;
            },
        };
}
