using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PartnerCarts.Gateway.Tests.Tls;

/// <summary>A bare connection to a port of a silo: what somebody gets who is not a process of ours.</summary>
internal sealed class Stranger : IDisposable
{
    // A machine under load may take its time; a connection that is refused ends well within it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client = new();
    private Stream _stream = Stream.Null;

    /// <summary>The certificate that the silo has shown.</summary>
    public string? PeerThumbprint { get; private set; }

    public static async Task<Stranger> Connect(int port)
    {
        var stranger = new Stranger();
        await stranger._client.ConnectAsync("127.0.0.1", port);
        stranger._stream = stranger._client.GetStream();
        return stranger;
    }

    /// <summary>Whoever the silo is, it is talked to.</summary>
    public static async Task<Stranger> ConnectWithTls(int port, X509Certificate2? certificate)
    {
        var stranger = await Connect(port);
        var tls = new SslStream(stranger._stream, leaveInnerStreamOpen: false);
        stranger._stream = tls;
        await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "127.0.0.1",
                    ApplicationProtocols = [new SslApplicationProtocol("Orleans1")],
                    ClientCertificates = certificate is null ? null : [certificate],
                    RemoteCertificateValidationCallback = (_, peer, _, _) =>
                        (stranger.PeerThumbprint = peer?.GetCertHashString()) is not null,
                }
            )
            .WaitAsync(Patience);
        return stranger;
    }

    /// <summary>Whatever the silo does next; the task of a connection that it keeps does not end.</summary>
    public async Task<bool> IsEnded()
    {
        try
        {
            var buffer = new byte[1024];
            return await _stream.ReadAsync(buffer).AsTask().WaitAsync(Patience) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public Task Write(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }
}
