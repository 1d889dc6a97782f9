using PartnerCarts.Api;

namespace PartnerCarts.Local;

internal static class Help
{
    private const string Text = $"""
        The Partner Center carts API in one process, over one SQLite file.

          serve                     run the service (the default)
          token --tenant <guid>     print a token that a service in Development over the same store accepts
            [--app <guid>] [--user <guid>] [--scopes "<a> <b>"] [--roles "<a> <b>"] [--lifetime {Token.DefaultLifetime}]
          backup <file>             copy the store, also while a service uses it; never overwrites a file
          erase --customer <guid>   remove a customer's carts and orders, while no service runs; see docs/audit.md
          check                     scan the whole store for damage; exit code 1 when there is any

        Settings, for every command, as --key value or --key=value:
          --urls <addresses>        where to listen; default {HttpApiDefaults.Url}
          --environment <name>      default Development
          --Store:Path <file>       default data/carts.db; a relative path starts at the current directory
          --<Section>:<Key>         all are in docs/configuration.md; Logging and Kestrel are .NET's own sections

        The same settings may be in environment variables (Store__Path), and in an appsettings.json in the current
        directory.
        """;

    public static int Run()
    {
        Console.WriteLine(Text);
        return 0;
    }
}
