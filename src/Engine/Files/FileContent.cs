using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace PartnerCarts.Engine;

/// <summary>
/// What is equal for two looks at the same content. The hash is part of it, because a copy that keeps times may put
/// another content of the same length in the file's place.
/// </summary>
/// <param name="WrittenUtc">When the file was written.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Hash">SHA-256 of the content; empty for a file that is too long to be read.</param>
internal readonly record struct FileVersion(DateTime WrittenUtc, long Length, string Hash);

/// <summary>One look at a file of settings.</summary>
/// <param name="Version">Null when the file could not be opened.</param>
/// <param name="Bytes">Null when the file is as it was at the last look, or could not be read.</param>
/// <param name="Fault">Why it could not be read; null otherwise.</param>
internal sealed record FileContent(FileVersion? Version, byte[]? Bytes, string? Fault)
{
    /// <summary>64 MiB: a few hundred thousand catalog items, or a million and a half customers.</summary>
    private const long LongestFile = 64 << 20;

    private const int Piece = 64 * 1024;

    /// <summary>
    /// Reads the file unless it still has the version of the last look. Version and bytes are of one open file,
    /// wherever links and renames lead meanwhile.
    /// </summary>
    public static FileContent Read(string path, FileVersion? last)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var version = new FileVersion(File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file), "");
            if (version.Length > LongestFile)
                return new(version, null, $"The file has {version.Length} bytes; {LongestFile} are allowed.");
            if (
                last is { Hash.Length: > 0 } before
                && before with { Hash = "" } == version
                && Hash(file) == before.Hash
            )
                return new(before, null, null);
            var bytes = ReadAll(file, version.Length);
            return new(version with { Hash = Convert.ToHexString(SHA256.HashData(bytes)) }, bytes, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(null, null, fault.Message);
        }
    }

    // Hashed piece by piece: most looks find the content that they know, and then it need not be held in memory.
    private static string Hash(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        for (long at = 0; RandomAccess.Read(file, piece, at) is > 0 and var read; at += read)
            hash.AppendData(piece, 0, read);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static byte[] ReadAll(SafeFileHandle file, long length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more)
            read += more;
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
