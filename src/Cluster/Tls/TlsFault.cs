namespace PartnerCarts.Cluster.Tls;

/// <summary>A certificate cannot be used. The message names the setting and says what is wrong with it.</summary>
internal sealed class TlsFault(string setting, string problem, Exception? inner = null)
    : InvalidOperationException($"Cluster:Tls:{setting} {problem}", inner);
