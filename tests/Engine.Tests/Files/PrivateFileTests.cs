using System.Runtime.Versioning;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests.Files;

/// <summary>Files that others have put there, or may read.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;

    private string Target => Path.Combine(_folder, "target");

    private string Name => Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Create_NewFile_IsItsOwnersAlone()
    {
        PrivateFile.Create(Name).Dispose();

        Assert.Equal(Own, File.GetUnixFileMode(Name));
    }

    [Fact]
    public void CreateFolder_SeveralMissing_AllAreTheirOwnersAlone()
    {
        PrivateFile.CreateFolder(Path.Combine(_folder, "a", "b"));

        Assert.All(["a", "a/b"], made =>
            Assert.Equal(Own | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, made)))
        );
    }

    [Fact]
    public void Create_WhereALinkStands_MakesNothingWhereItLeads()
    {
        File.CreateSymbolicLink(Name, Target);

        Assert.Throws<IOException>(() => PrivateFile.Create(Name));
        Assert.Throws<UnsafeFileException>(() => PrivateFile.OpenOrCreate(Name, FileShare.None));

        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void Open_Link_IsRefusedInOneLineNamingIt()
    {
        File.WriteAllText(Target, "precious");
        File.CreateSymbolicLink(Name, Target);

        var refusals = new Action[]
        {
            () => PrivateFile.Secure(Name),
            () => PrivateFile.ReadSecret(Name),
            () => PrivateFile.OpenOrCreate(Name, FileShare.None),
        }.Select(Assert.Throws<UnsafeFileException>);

        Assert.All(refusals, refusal =>
            Assert.StartsWith(
                $"{Name} is a symbolic link",
                Assert.Single(refusal.Message.Split('\n')),
                StringComparison.Ordinal
            )
        );
        Assert.Equal("precious", File.ReadAllText(Target));
    }

    // Opening one would wait for whoever writes into it.
    [Fact]
    public void Open_NamedPipe_IsRefusedAtOnce()
    {
        SystemTool.Run("mkfifo", Name);

        Assert.Contains(
            "no regular file",
            Assert.Throws<UnsafeFileException>(() => PrivateFile.ReadSecret(Name)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Secure_OwnFileThatOthersMayRead_IsTightenedOnce()
    {
        Write(Readable);

        Assert.True(PrivateFile.Secure(Name));

        Assert.Equal(Own, File.GetUnixFileMode(Name));
        Assert.False(PrivateFile.Secure(Name));
    }

    [Fact]
    public void OpenOrCreate_OwnFileThatOthersMayRead_IsTightenedAndKeepsItsContent()
    {
        Write(Readable);

        PrivateFile.OpenOrCreate(Name, FileShare.None).Dispose();

        Assert.Equal((Own, "text"), (File.GetUnixFileMode(Name), File.ReadAllText(Name)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void ReadSecret_OthersMayReadOrWriteIt_IsRefusedAndLeftAsItIs(UnixFileMode more)
    {
        Write(Own | more);

        var refusal = Assert.Throws<UnsafeFileException>(() => PrivateFile.ReadSecret(Name));

        Assert.Contains("Delete it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Own | more, File.GetUnixFileMode(Name));
    }

    [Fact]
    public void ReadSecret_OwnFile_IsItsText()
    {
        Write(Own);

        Assert.Equal("text", PrivateFile.ReadSecret(Name));
    }

    [FactAsRoot]
    public void Open_FileOfAnotherUser_IsRefusedNamingBothUsersAndLeftAsItIs()
    {
        Write(Readable);
        OtherUser.Own(Name);

        var refusals = new Action[]
        {
            () => PrivateFile.Secure(Name),
            () => PrivateFile.ReadSecret(Name),
            () => PrivateFile.OpenOrCreate(Name, FileShare.None),
        }.Select(Assert.Throws<UnsafeFileException>);

        Assert.All(refusals, refusal =>
            Assert.Contains(
                $"belongs to user {OtherUser.Id}, who could change it at any time, and this process runs as user 0.",
                refusal.Message,
                StringComparison.Ordinal
            )
        );
        Assert.Equal(Readable, File.GetUnixFileMode(Name));
    }

    [Fact]
    public void Secure_NoFile_IsNothingToDo() => Assert.False(PrivateFile.Secure(Name));

    private void Write(UnixFileMode mode)
    {
        File.WriteAllText(Name, "text");
        File.SetUnixFileMode(Name, mode);
    }
}
