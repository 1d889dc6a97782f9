using PartnerCarts.Api;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Commands;

/// <summary>What the command line takes, refuses and explains; no process and no host is started.</summary>
public sealed class LocalCommandsTests : IDisposable
{
    private const string Tenant = "9e107d9d-372b-4682-8b2e-000000000001";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"serv\" is no command; there are serve, token, backup, check, erase.", "serv")]
    [InlineData("\"init-db\" is no command", "init-db")]
    [InlineData("--port is no option; there are --help, --version, --urls", "--port=80")]
    [InlineData("-p is no option", "-p", "80")]
    [InlineData("--tenant is no option", "--tenant=x")]
    [InlineData("--customer is no option of check", "check", "--customer", Tenant)]
    [InlineData("--urls has no value: Addresses to listen on", "--urls")]
    [InlineData("--urls has no value: Addresses to listen on", "--urls", "--Store:Path=x")]
    [InlineData("--Store:Path has no value.", "--Store:Path")]
    [InlineData("--Store:Path has no value.", "--Store:Path", "--urls=http://127.0.0.1:0")]
    [InlineData("token needs --tenant: The partner's tenant id.", "token")]
    [InlineData("--tenant is \"x\"; it must be a GUID.", "token", "--tenant", "x")]
    [InlineData("--user is \"me\"; it must be a GUID.", "token", "--tenant", Tenant, "--user=me")]
    [InlineData("--lifetime is \"soon\"; it must be a time", "token", "--tenant", Tenant, "--lifetime=soon")]
    [InlineData("--lifetime is \"-1\"; it must be a time", "token", "--tenant", Tenant, "--lifetime", "-1")]
    [InlineData("--scopes has no value", "token", "--tenant", Tenant, "--scopes=")]
    [InlineData("backup needs <file>: The file to copy the store to", "backup")]
    [InlineData("check has no use for \"it\".", "check", "it")]
    [InlineData("erase needs --customer: The customer's id.", "erase")]
    public async Task Run_ArgumentsThatMakeNoSense_SaysWhichAndWhatThereIs(string complaint, params string[] arguments)
    {
        var line = await Refusal(arguments);

        Assert.StartsWith(complaint, line, StringComparison.Ordinal);
        Assert.True(
            line.Contains("--help", StringComparison.Ordinal) || line.Contains("Write one", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Store:Paht is no setting; known in Store are Path,", "--Store:Paht", "x")]
    [InlineData("Orders:Fale is no setting; known in Orders are Timeout,", "--Orders:Fale", "1")]
    [InlineData("--Ordres:Fail:1 is no setting; the sections are Store, Carts, Orders,", "--Ordres:Fail:1", "800020")]
    [InlineData("--Stroe:Path is no setting; the sections are Store,", "check", "--Stroe:Path=x")]
    [InlineData("Orders:Fail is \"800020\", and it takes entries with a key each", "--Orders:Fail", "800020")]
    [InlineData(
        "Orders:Timeout:Seconds is no setting; Orders:Timeout has a single value.",
        "--Orders:Timeout:Seconds=1"
    )]
    [InlineData(
        "Auth:Scopes:Raed is no setting; known in Auth:Scopes are Read, Write, Checkout.",
        "--Auth:Scopes:Raed:0=x"
    )]
    [InlineData(
        "Auth:Tenants is \"x\", and it takes entries with a key each: write Auth:Tenants:0",
        "--Auth:Tenants=x"
    )]
    public async Task Run_SettingThatDoesNotExist_SaysWhatThereIs(string complaint, params string[] arguments) =>
        Assert.StartsWith(complaint, await Refusal(arguments), StringComparison.Ordinal);

    [Fact]
    public async Task Token_ScopesWithoutAUser_AreRefused() =>
        Assert.StartsWith(
            "--scopes is \"carts.read\" without --user; only a user's token has scopes.",
            await Refusal("token", "--tenant", Tenant, "--scopes", "carts.read", $"--Store:Path={_folder.StorePath}"),
            StringComparison.Ordinal
        );

    /// <summary>A key made by the command would be another one than that of the service.</summary>
    [Fact]
    public async Task Token_BeforeAnyServiceMadeTheKey_IsRefusedAndMakesNone()
    {
        var line = await Refusal("token", "--tenant", Tenant, $"--Store:Path={_folder.StorePath}");

        Assert.StartsWith(
            $"There is no development key at {_folder.StorePath}.key.pem",
            line,
            StringComparison.Ordinal
        );
        Assert.Contains("--Store:Path", line, StringComparison.Ordinal);
        Assert.False(File.Exists($"{_folder.StorePath}.key.pem"));
    }

    [Theory]
    [InlineData(
        "serve, token, backup <file>, check, erase, --urls, http://127.0.0.1:5080, data/carts.db, --<Section>:<Key>",
        "--help"
    )]
    [InlineData("serve, --urls, --environment", "-h")]
    [InlineData("--urls, --environment, --<Section>:<Key>", "serve", "--help")]
    [InlineData(
        "--tenant <guid> (REQUIRED), --user, --app, --scopes, --roles, --lifetime, 08:00:00",
        "token",
        "--help"
    )]
    [InlineData("<file>, must not be there", "backup", "--help")]
    [InlineData("damage, Exit code 1", "check", "--help")]
    [InlineData("--customer <guid> (REQUIRED)", "erase", "--help")]
    public async Task Run_Help_ExplainsTheCommandAndStartsNothing(string words, params string[] arguments)
    {
        using var output = new StringWriter();

        Assert.Equal(0, await LocalCommands.Create().Run([.. arguments, $"--Store:Path={_folder.StorePath}"], output));

        Assert.All(words.Split(", "), word => Assert.Contains(word, output.ToString(), StringComparison.Ordinal));
        Assert.False(File.Exists(_folder.StorePath));
    }

    private static async Task<string> Refusal(params string[] arguments)
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => LocalCommands.Create().Run(arguments));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}
