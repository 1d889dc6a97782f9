namespace PartnerCarts.Local;

/// <summary>
/// Keeps a second service off the store: a lock of the operating system on the file <c>.lock</c> beside it, which ends with the process however that ends.
/// The process id is in a file beside it, because a locked file cannot be read everywhere.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <exception cref="StoreRefusedException">Another process holds the lock.</exception>
    public static StoreLock Take(string storePath)
    {
        var owner = storePath + ".pid";
        FileStream file;
        try
        {
            file = new FileStream(storePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (File.Exists(storePath + ".lock"))
        {
            throw new StoreRefusedException($"{storePath} is in use by process {OwnerIn(owner)}. Stop that one, or choose another file with --Store:Path.", inUse);
        }

        File.WriteAllText(owner, $"{Environment.ProcessId}");
        return new StoreLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string OwnerIn(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "unknown";
        }
    }
}
