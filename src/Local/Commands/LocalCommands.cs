using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The commands of the program, and the settings that it knows.</summary>
internal static class LocalCommands
{
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(3650);

    /// <summary>The sections of the configuration that Local reads.</summary>
    public static SettingSections Sections { get; } =
        new([new(StoreOptions.Section, typeof(StoreOptions)), .. SettingSections.Shared]);

    public static HostCommandLine Create()
    {
        var line = new HostCommandLine(
            "The Partner Center carts API in one process, over one SQLite file.",
            Sections,
            ("urls", $"Addresses to listen on, separated by semicolons. [default: {HttpApiDefaults.Url}]"),
            ("http_ports", "Ports to listen on, on all addresses, instead of --urls."),
            ("https_ports", "The same with TLS."),
            ("environment", "The environment. [default: Development]")
        );
        line.Add(
            new Command(
                "serve",
                "Runs the service; what happens where no command is named. --Store:Path is the store's "
                    + "file [default: data/carts.db]."
            ),
            (_, settings) => Serve.Run(settings)
        );
        AddToken(line);
        AddBackup(line);
        line.Add(
            new Command("check", "Scans the whole store for damage. Exit code 1 when there is any."),
            (_, settings) => Task.FromResult(Check.Run(LocalConfiguration.StorePath(settings)))
        );
        AddErase(line);
        return line;
    }

    private static void AddToken(HostCommandLine line)
    {
        var tenant = CommandOptions.Id("--tenant", "The partner's tenant id.", isRequired: true);
        var user = CommandOptions.Id("--user", "The user's object id; without it the token is the application's own.");
        var app = CommandOptions.Id("--app", $"The application's id. [default: {DevelopmentKey.DefaultApplication}]");
        var scopes = new Option<string?>("--scopes")
        {
            Description = "A user's scopes, separated by spaces. [default: user_impersonation]",
            HelpName = "a b",
        };
        var roles = new Option<string?>("--roles") { Description = "Roles, separated by spaces.", HelpName = "a b" };
        var lifetime = new Option<TimeSpan>("--lifetime")
        {
            Description = "How long it is valid, at most 3650 days.",
            HelpName = "time",
            DefaultValueFactory = _ => TimeSpan.FromHours(8),
            CustomParser = ReadLifetime,
        };
        line.Add(
            new Command("token", "Prints a token that a service in Development over the same store accepts.")
            {
                tenant,
                user,
                app,
                scopes,
                roles,
                lifetime,
            },
            (given, settings) =>
                Task.FromResult(
                    Token.Run(
                        settings,
                        new(
                            given.GetValue(tenant)!.Value,
                            given.GetValue(app),
                            given.GetValue(user),
                            given.GetValue(scopes),
                            given.GetValue(roles),
                            given.GetValue(lifetime)
                        )
                    )
                )
        );
    }

    private static void AddBackup(HostCommandLine line)
    {
        var file = new Argument<string>("file")
        {
            Description = "The file to copy the store to; it must not be there.",
        };
        line.Add(new Command("backup", "Copies the store, also while a service uses it.") { file }, (given, settings) =>
            Task.FromResult(Backup.Run(LocalConfiguration.StorePath(settings), given.GetRequiredValue(file)))
        );
    }

    private static void AddErase(HostCommandLine line)
    {
        var customer = CommandOptions.Id("--customer", "The customer's id.", isRequired: true);
        line.Add(
            new Command("erase", "Removes a customer's carts and orders, while no service runs (docs/audit.md).")
            {
                customer,
            },
            (given, settings) => Task.FromResult(Erase.Run(settings, given.GetValue(customer)!.Value))
        );
    }

    private static TimeSpan ReadLifetime(ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        if (
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var lifetime)
            && lifetime > TimeSpan.Zero
            && lifetime <= LongestLifetime
        )
            return lifetime;
        result.AddError(
            $"--lifetime is \"{text}\"; it must be a time such as 08:00:00 or 30.00:00:00, at most 3650 days."
        );
        return default;
    }
}
