namespace PartnerCarts.Api.Audit;

/// <summary>Lines on the standard output, for whoever collects it: containers, service managers.</summary>
internal sealed class AuditConsole : IAuditSink
{
    private readonly Stream _output = Console.OpenStandardOutput();

    public void Append(ReadOnlySpan<byte> lines)
    {
        _output.Write(lines);
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();
}
