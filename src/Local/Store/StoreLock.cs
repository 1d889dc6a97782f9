using System.Globalization;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// Keeps a second service off the store: a lock of the operating system on a file beside it, which ends with the
/// process however that ends.
/// </summary>
internal static class StoreLock
{
    /// <summary>Holds the process id; a file of its own, because a locked one cannot be read everywhere.</summary>
    public static string OwnerFile(string storePath) => storePath + ".pid";

    /// <exception cref="StoreRefusedException">Another process holds the lock.</exception>
    public static FileStream Take(string storePath)
    {
        FileStream file;
        try
        {
            file = PrivateFile.OpenOrCreate(storePath + ".lock", FileShare.None);
        }
        catch (IOException inUse) when (inUse is not UnsafeFileException && File.Exists(OwnerFile(storePath)))
        {
            throw new StoreRefusedException(
                $"{storePath} is in use by process {ReadOwner(storePath)}. Stop that one, or choose another file "
                    + $"with --Store:Path.",
                inUse
            );
        }

        try
        {
            WriteOwner(OwnerFile(storePath));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // A file that is there is left over from a crash, or is a link that somebody planted. It is deleted and not
    // written to, because a link could lead to another file.
    private static void WriteOwner(string path)
    {
        File.Delete(path);
        using var file = PrivateFile.Create(path);
        using var text = new StreamWriter(file);
        text.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    private static string ReadOwner(string storePath)
    {
        using var file = PrivateFile.Open(
            OwnerFile(storePath),
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }
}
