using System.Text;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>
/// Inputs that are kept: every one that broke something, and one for each rule of the grammars. A file is what goes
/// over one connection, with <c>{token}</c> for a good token; <c>.http1</c> and <c>.http2</c> say to which host.
/// </summary>
internal static class WireCorpus
{
    private static readonly byte[] Token = "{token}"u8.ToArray();

    public static string[] Names(bool isHttp2) =>
        [
            .. Directory
                .GetFiles(Folder, isHttp2 ? "*.http2" : "*.http1")
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    public static byte[] Read(string name, string token)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        var at = bytes.AsSpan().IndexOf(Token);
        return at < 0 ? bytes : [.. bytes[..at], .. Encoding.ASCII.GetBytes(token), .. bytes[(at + Token.Length)..]];
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "corpus");
}
