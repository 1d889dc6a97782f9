namespace PartnerCarts.Local;

/// <summary>
/// Keeps a second service off the store: a lock of the operating system on a file beside it, which ends with the process however that ends. The
/// process id is in another file, because a locked one cannot be read everywhere.
/// </summary>
internal static class StoreLock
{
    /// <exception cref="StoreRefusedException">Another process holds the lock.</exception>
    public static FileStream Take(string storePath)
    {
        var (path, owner) = (storePath + ".lock", storePath + ".pid");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(owner, $"{Environment.ProcessId}");
            return file;
        }
        catch (IOException inUse) when (File.Exists(path) && File.Exists(owner))
        {
            throw new StoreRefusedException($"{storePath} is in use by process {File.ReadAllText(owner)}. Stop that one, or choose another file with --Store:Path.", inUse);
        }
    }
}
