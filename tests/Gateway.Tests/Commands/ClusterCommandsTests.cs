using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Local;
using PartnerCarts.Silo;

namespace PartnerCarts.Gateway.Tests.Commands;

/// <summary>What the command lines of silo and gateway take, refuse and explain; no host is started.</summary>
public sealed class ClusterCommandsTests
{
    [Theory]
    [InlineData("\"init_db\" is no command; there are serve, init-db.", "init_db")]
    [InlineData("\"erase-customer\" is no command", "erase-customer")]
    [InlineData("--port is no option; there are --help, --version, --urls,", "--port=80")]
    [InlineData("--Clutser:SiloPort is no setting; the sections are Cluster,", "--Clutser:SiloPort", "1")]
    [InlineData("Cluster:SioPort is no setting; known in Cluster are Provider,", "--Cluster:SioPort=1")]
    [InlineData("Cluster:Tls:Certificat is no setting; known in Cluster:Tls are", "--Cluster:Tls:Certificat=x")]
    public async Task Silo_ThatItDoesNotKnow_IsRefusedSayingWhatThereIs(string complaint, params string[] arguments) =>
        Assert.StartsWith(complaint, await Refusal(SiloCommands.Create(), arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"init-db\" is no command; there are serve, erase-customer.", "init-db")]
    [InlineData("--Ordres:Fail:1 is no setting; the sections are Cluster,", "--Ordres:Fail:1", "800020")]
    [InlineData("Orders:Fale is no setting; known in Orders are Timeout,", "--Orders:Fale=1")]
    public async Task Gateway_ThatItDoesNotKnow_IsRefusedSayingWhatThereIs(
        string complaint,
        params string[] arguments
    ) => Assert.StartsWith(complaint, await Refusal(GatewayCommands.Create(), arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("serve, init-db, --urls, --<Section>:<Key>", "--help")]
    [InlineData("Cluster:ConnectionString, up to date", "init-db", "--help")]
    public Task Silo_Help_ExplainsAndStartsNothing(string words, params string[] arguments) =>
        Explains(SiloCommands.Create(), words, arguments);

    [Theory]
    [InlineData("serve, erase-customer, --urls, --<Section>:<Key>", "--help")]
    [InlineData("--customer <guid> (REQUIRED)", "erase-customer", "--help")]
    public Task Gateway_Help_ExplainsAndStartsNothing(string words, params string[] arguments) =>
        Explains(GatewayCommands.Create(), words, arguments);

    /// <summary>What is shipped has no compiler in it, which Orleans' serializer would bring along.</summary>
    [Theory]
    [InlineData(".Silo")]
    [InlineData(".Gateway")]
    public void Shipped_Files_HaveNoCompiler(string program)
    {
        var shipped = AppContext.BaseDirectory.Replace(".Gateway.Tests", program, StringComparison.Ordinal);
        Assert.True(
            File.Exists(Path.Combine(shipped, $"PartnerCarts{program}.dll")),
            $"{program} is not in {shipped}."
        );
        Assert.DoesNotContain(Directory.GetFiles(shipped, "*.dll").Select(Path.GetFileName), name =>
            name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || name.StartsWith("System.Composition", StringComparison.Ordinal)
            || name.StartsWith("Humanizer", StringComparison.Ordinal)
        );
    }

    /// <summary>docs/configuration.md says which program reads which sections.</summary>
    [Theory]
    [InlineData("Local")]
    [InlineData("Gateway")]
    public void Sections_OfACommandLine_AreThoseOfTheDocument(string program)
    {
        var sections = program == "Local" ? LocalCommands.Sections : ClusterSections.With(Registered.Providers);
        string[] ofTheFramework = ["Logging", "Kestrel", "Orleans"];
        var row = File.ReadLines(Path.Combine(Documentation.ConfigurationDocument.Root, "docs", "configuration.md"))
            .Single(line => line.StartsWith($"| {program} | `", StringComparison.Ordinal));

        Assert.Equal(
            row.Split('`').Where((_, place) => place % 2 == 1).Order(),
            sections.Names.Except(ofTheFramework).Order()
        );
    }

    /// <summary>A host that started would go on running.</summary>
    private static async Task Explains(HostCommandLine line, string words, string[] arguments)
    {
        using var output = new StringWriter();

        Assert.Equal(0, await line.Run(arguments, output));

        Assert.All(words.Split(", "), word => Assert.Contains(word, output.ToString(), StringComparison.Ordinal));
    }

    private static async Task<string> Refusal(HostCommandLine line, string[] arguments)
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => line.Run(arguments));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}
