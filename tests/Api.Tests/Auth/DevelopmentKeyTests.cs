using PartnerCarts.Api.Auth;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Auth;

public sealed class DevelopmentKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_MadeAndLoaded_IsTheSame()
    {
        var path = Path.Combine(_folder, "deeper", "development.pem");
        using var made = DevelopmentKey.LoadOrCreate(path);
        using var loaded = DevelopmentKey.LoadOrCreate(path);

        Assert.Equal(made.SecurityKey.KeyId, loaded.SecurityKey.KeyId);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Key_MadeByManyAtOnce_IsOne()
    {
        var path = Path.Combine(_folder, "development.pem");
        var ids = new string[16];

        Parallel.For(0, ids.Length, new ParallelOptions { MaxDegreeOfParallelism = ids.Length }, i =>
        {
            using var key = DevelopmentKey.LoadOrCreate(path);
            ids[i] = key.SecurityKey.KeyId;
        });

        Assert.Single(ids.Distinct());
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void File_WithSomethingElse_IsNamed(string content)
    {
        var path = Path.Combine(_folder, "development.pem");
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var error = Assert.Throws<InvalidOperationException>(() => DevelopmentKey.LoadOrCreate(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    // Whoever can read it makes tokens; whoever has put the link there has the key that it leads to.
    [Fact]
    public void Key_ThatOthersMayReadOrThatIsALink_IsNotBelieved()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Path.Combine(_folder, "development.pem");
        DevelopmentKey.LoadOrCreate(path).Dispose();
        var link = Path.Combine(_folder, "link.pem");
        File.CreateSymbolicLink(link, path);

        Assert.Throws<UnsafeFileException>(() => DevelopmentKey.LoadOrCreate(link));
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.OtherRead);
        Assert.Throws<UnsafeFileException>(() => DevelopmentKey.LoadOrCreate(path));
    }

    [Fact]
    public void Key_WhoseFileIsALinkToNowhere_IsNotMadeThere()
    {
        var path = Path.Combine(_folder, "development.pem");
        File.CreateSymbolicLink(path, Path.Combine(_folder, "elsewhere"));

        Assert.Throws<UnsafeFileException>(() => DevelopmentKey.LoadOrCreate(path));

        Assert.False(File.Exists(Path.Combine(_folder, "elsewhere")));
    }

    [Theory]
    [InlineData("Development", "http://127.0.0.1:0", false, true)]
    [InlineData("Development", "http://127.0.0.1:0;http://0.0.0.0:0", false, false)]
    [InlineData("Development", "http://0.0.0.0:0", true, true)]
    [InlineData("Production", "http://127.0.0.1:0", true, true)]
    public async Task Token_OfTheKey_CountsInDevelopmentOnThisMachineOrWhereAllowed(
        string environment,
        string urls,
        bool isAllowed,
        bool isAccepted
    )
    {
        await using var host = await ApiHost.Start(
            environment,
            urls,
            _ => { },
            ("Auth:AllowDevelopmentKeys", isAllowed ? "true" : "false")
        );

        var response = await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");

        if (isAccepted)
            await response.AssertFault(404, 800008);
        else
            Assert.Contains("development key", await response.AssertFault(403, 2032), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("https://127.8.9.1", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://10.0.0.1:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://localhost.example:5080", false)]
    [InlineData("http://unix:/run/carts.sock", false)]
    [InlineData("", false)]
    public void Address_OfThisMachineOnly_IsLocal(string address, bool isLocal) =>
        Assert.Equal(isLocal, DevelopmentKeyPolicy.IsLocal(address));

    [Fact]
    public async Task Token_OfTheKey_DoesNotCountInProductionWithAnAuthority()
    {
        await using var host = await ApiHost.Start(
            "Production",
            "http://127.0.0.1:0",
            _ => { },
            ("Auth:Authority", "http://127.0.0.1:1/none")
        );

        await (await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}")).AssertFault(403, 2032);
    }
}
