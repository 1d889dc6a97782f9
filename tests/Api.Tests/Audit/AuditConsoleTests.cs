using System.IO.Pipes;
using System.Runtime.Versioning;
using PartnerCarts.Api.Audit;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>Outputs that end while they are written to.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AuditConsoleTests : IDisposable
{
    private readonly AnonymousPipeServerStream _output = new(PipeDirection.Out);
    private readonly AnonymousPipeClientStream _reader;
    private readonly AuditConsole _console;

    public AuditConsoleTests()
    {
        _reader = new AnonymousPipeClientStream(PipeDirection.In, _output.GetClientHandleAsString());
        _console = new AuditConsole((int)_output.SafePipeHandle.DangerousGetHandle());
    }

    public void Dispose()
    {
        _console.Dispose();
        _reader.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Lines_WhileSomebodyReads_GetThere()
    {
        _console.Probe();
        _console.Append("one\n"u8);
        _console.Append("two\n"u8);

        var read = new byte[8];
        _reader.ReadExactly(read);
        Assert.Equal("one\ntwo\n"u8, read);
    }

    [Fact]
    public void Lines_ThatNobodyReadsAnyMore_AreAFailureEachTime()
    {
        _reader.Dispose();

        Assert.Throws<IOException>(() => _console.Append("one\n"u8));
        Assert.Throws<IOException>(() => _console.Append("one\n"u8));
    }

    [Fact]
    public void Output_ThatIsClosed_StopsTheStartNamingTheKey()
    {
        using var closed = new AuditConsole(file: -1);

        Assert.StartsWith(
            "Audit:Target is Console, and the standard output cannot be written: ",
            Assert.Throws<InvalidOperationException>(closed.Probe).Message,
            StringComparison.Ordinal
        );
    }
}
