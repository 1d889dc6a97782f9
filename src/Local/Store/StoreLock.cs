namespace PartnerCarts.Local;

/// <summary>Keeps a second service off the store: a lock of the operating system on a file beside it, which ends with the process however that ends.</summary>
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
            file = new FileStream(storePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (File.Exists(OwnerFile(storePath)))
        {
            throw new StoreRefusedException($"{storePath} is in use by process {File.ReadAllText(OwnerFile(storePath))}. Stop that one, or choose another file with --Store:Path.", inUse);
        }

        File.WriteAllText(OwnerFile(storePath), $"{Environment.ProcessId}");
        return file;
    }
}
