using Microsoft.Win32.SafeHandles;

namespace PartnerCarts.Engine;

/// <summary>
/// A file is not used because it is not this process's user's alone, or not a file at all. The message is one line that
/// names it and says what to do.
/// </summary>
public sealed class UnsafeFileException(string message) : IOException(message);

/// <summary>
/// Files that are the business of this process's user alone: keys, stores, records. They are made with mode 0600, so
/// that there is no moment in which others may read them. One that is there already is used only when it is a regular
/// file of this user: no link is followed, and nothing that somebody else has put there is believed. On Windows the
/// access list that a file inherits from its folder decides instead.
/// </summary>
public static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = Owner | UnixFileMode.UserExecute;

    // Everything but what the owner may do.
    private const UnixFileMode Others = (UnixFileMode)0b111_111;

    /// <summary>
    /// Makes the folder and those above it that are missing, for this user alone. What is there stays as it is.
    /// </summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // Folders are made one by one, because the framework sets the mode of the last one only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
            CreateFolder(above);
        Directory.CreateDirectory(path, OwnersFolder);
    }

    /// <summary>Whether anything stands at the path, be it a link that leads nowhere.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>A new file. Unbuffered.</summary>
    /// <exception cref="IOException">There is something of that name already, be it a link.</exception>
    public static FileStream Create(string path, FileShare share = FileShare.Read)
    {
        var settings = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            settings.UnixCreateMode = Owner;
        return new FileStream(path, settings);
    }

    /// <summary>
    /// A new file, or the one that is there, if it is this user's; others lose the access that they may have had.
    /// </summary>
    /// <exception cref="UnsafeFileException">What is there is a link, no file, or somebody else's.</exception>
    public static FileStream OpenOrCreate(string path, FileShare share)
    {
        try
        {
            return Create(path, share);
        }
        catch (IOException) when (Exists(path))
        {
            var file = Open(path, FileAccess.ReadWrite, share);
            try
            {
                Tighten(path, file.SafeFileHandle);
                return file;
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
    }

    /// <summary>Makes a file that is there this user's alone.</summary>
    /// <returns>Whether others had access until now. False, too, when there is no such file.</returns>
    /// <exception cref="UnsafeFileException">It is a link, no file, or somebody else's, or its file system keeps no
    /// permissions.</exception>
    public static bool Secure(string path)
    {
        if (!Exists(path))
            return false;
        using var file = Open(path, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Tighten(path, file.SafeFileHandle);
    }

    /// <summary>The text of a file that is a secret.</summary>
    /// <exception cref="UnsafeFileException">It is a link, no file, somebody else's, or others may read or write it, so
    /// that it is none.</exception>
    public static string ReadSecret(string path)
    {
        using var file = Open(path, FileAccess.Read, FileShare.Read);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) is not 0)
            throw new UnsafeFileException(
                $"{path} is no secret: others on this machine may read or write it (mode "
                    + $"{Octal(file.SafeFileHandle)}). Delete it, and a new one is made."
            );
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }

    /// <summary>Opens a file that is there.</summary>
    /// <exception cref="UnsafeFileException">It is a link, no file, or somebody else's.</exception>
    public static FileStream Open(string path, FileAccess access, FileShare share)
    {
        // Checked before it is opened, too: opening a pipe would wait for somebody at its other end.
        if (FileIdentity.IsKnown)
            Check(path, FileIdentity.OfPath(path));
        var file = new FileStream(path, FileMode.Open, access, share, bufferSize: 1);
        try
        {
            // Somebody may have put a link there meanwhile: what was opened must be what stands at the path.
            if (
                FileIdentity.IsKnown
                && FileIdentity.OfOpen(file.SafeFileHandle) != Check(path, FileIdentity.OfPath(path))
            )
                throw new UnsafeFileException(
                    $"{path} was replaced while it was opened. Find out who else writes in its folder, and start again."
                );
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileIdentity Check(string path, FileIdentity? found) =>
        found switch
        {
            null => throw new FileNotFoundException($"There is no file {path}.", path),
            { Kind: FileKind.Link } => throw new UnsafeFileException(
                $"{path} is a symbolic link, and links are not followed here. Remove it, or name the file that it "
                    + $"leads to."
            ),
            { Kind: not FileKind.Regular } => throw new UnsafeFileException(
                $"{path} is no regular file. Remove it, or name another."
            ),
            { Owner: var owner } when owner != FileIdentity.ThisUser => throw new UnsafeFileException(
                $"{path} belongs to user {owner}, who could change it at any time, and this process runs as user "
                    + $"{FileIdentity.ThisUser}. Run it as user {owner}; or, if you trust what is in the file, chown "
                    + $"it to {FileIdentity.ThisUser}; or else remove it."
            ),
            { } own => own,
        };

    private static bool Tighten(string path, SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var mode = File.GetUnixFileMode(file);
        if ((mode & Others) is 0)
            return false;
        File.SetUnixFileMode(file, mode & ~Others);
        return (File.GetUnixFileMode(file) & Others) is 0
            ? true
            : throw new UnsafeFileException(
                $"{path} stays open to others (mode {Octal(file)}): its file system keeps no permissions. Put it "
                    + $"on one that does, such as that of your home folder."
            );
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Octal(SafeFileHandle file) =>
        Convert.ToString((int)File.GetUnixFileMode(file), 8).PadLeft(4, '0');
}
