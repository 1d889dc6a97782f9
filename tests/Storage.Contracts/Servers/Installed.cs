namespace PartnerCarts.Storage.Contracts;

/// <summary>Finds programs that the tests need and that a machine may not have.</summary>
public static class Installed
{
    /// <summary>
    /// The program's path: in one of the folders given, else in those of PATH; null if it is nowhere.
    /// </summary>
    public static string? Find(string program, params IEnumerable<string> folders) =>
        folders
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The folder that holds the solution; null when the tests run elsewhere.</summary>
    public static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartnerCarts.Orleans.sln")))
                return folder.FullName;
        return null;
    }
}
