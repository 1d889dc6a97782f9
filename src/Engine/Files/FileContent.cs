using Microsoft.Win32.SafeHandles;

namespace PartnerCarts.Engine;

/// <summary>When a file was written and how long it is: two looks that agree have seen the same content.</summary>
internal readonly record struct FileStamp(DateTime WrittenUtc, long Length);

/// <summary>One look at a file of settings.</summary>
/// <param name="Stamp">Null when the file could not be opened.</param>
/// <param name="Bytes">Null when the file is as it was at the last look, or could not be read.</param>
/// <param name="Fault">Why it could not be read; null otherwise.</param>
internal sealed record FileContent(FileStamp? Stamp, byte[]? Bytes, string? Fault)
{
    /// <summary>64 MiB: a few hundred thousand catalog items, or a million and a half customers.</summary>
    private const long LongestFile = 64 << 20;

    /// <summary>
    /// Reads the file unless it still has the stamp of the last look. Stamp and bytes are of one open file, wherever
    /// links and renames lead meanwhile.
    /// </summary>
    public static FileContent Read(string path, FileStamp? last)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var stamp = new FileStamp(File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file));
            if (stamp == last)
                return new(stamp, null, null);
            return stamp.Length > LongestFile
                ? new(stamp, null, $"The file has {stamp.Length} bytes; {LongestFile} are allowed.")
                : new(stamp, ReadAll(file, stamp.Length), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(null, null, fault.Message);
        }
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
