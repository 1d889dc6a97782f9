using System.Security.Cryptography;
using System.Text;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Auth;

/// <summary>The file of a development key.</summary>
internal static class DevelopmentKeyFile
{
    public static ECDsa LoadOrCreate(string path)
    {
        path = Path.GetFullPath(path);
        if (!PrivateFile.Exists(path))
            Create(path);
        // Read back even when just made: another process may have been first.
        return Load(path);
    }

    private static ECDsa Load(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(PrivateFile.ReadSecret(path));
            if (key.KeySize != 256)
                throw new CryptographicException($"It is a key of {key.KeySize} bits.");
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException(
                $"Development key {path} is not a PEM private key on curve P-256. Delete the file, and a new key "
                    + $"is made.",
                e
            );
        }
    }

    private static void Create(string path)
    {
        PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
        // Moving without replacing is a look and then a move: two processes that start at once could both find nothing.
        using var mutex = new Mutex(
            initiallyOwned: false,
            "PartnerCarts.DevelopmentKey." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)), 0, 16),
            new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false }
        );
        WaitFor(mutex);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            if (PrivateFile.Exists(path))
                return;
            Write(draft);
            // So the file is there whole or not at all.
            File.Move(draft, path, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
            mutex.ReleaseMutex();
        }
    }

    private static void WaitFor(Mutex mutex)
    {
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever had it died in the middle; its draft counts for nothing, and the mutex is ours.
        }
    }

    private static void Write(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var file = PrivateFile.Create(path);
        using var writer = new StreamWriter(file);
        writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        writer.Flush();
        file.Flush(flushToDisk: true);
    }
}
