namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>
/// Checked-in files that hold what an earlier build wrote. With PARTNERCARTS_WRITE_GOLDEN set to this folder in the
/// source tree, files that are missing there are written; none is ever overwritten.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Contracts");

    public static string Text(string name, string written)
    {
        if (
            Environment.GetEnvironmentVariable("PARTNERCARTS_WRITE_GOLDEN") is { } source
            && !File.Exists(Path.Combine(source, name))
        )
            File.WriteAllText(Path.Combine(source, name), written);
        return File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");
    }

    public static byte[] Bytes(string name, byte[] written)
    {
        var lines = Convert.ToHexString(written).Chunk(96).Select(line => new string(line));
        return Convert.FromHexString(
            string.Concat(Text($"golden/{name}.hex", string.Join('\n', lines) + "\n").Split('\n'))
        );
    }
}
