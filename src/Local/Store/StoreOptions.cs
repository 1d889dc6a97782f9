using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Local;

/// <summary>Section <c>Store</c>: the database file, and which carts stay in memory.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary>
    /// The database file; a relative path starts at the current directory. Default data/carts.db. Its folder is made
    /// when missing.
    /// </summary>
    [Required]
    [StoreFilePath]
    public string Path { get; set; } = "data/carts.db";

    /// <summary>How long a cart that nobody asks for stays in memory. 1 second to 1 day; default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many carts stay in memory, apart from those at work; beyond it the longest unused leave. 1 to 10,000,000;
    /// default 100,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int ActiveCarts { get; set; } = 100_000;

    /// <summary>How often carts that have ended are looked for. 1 second to 10 minutes; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary><see cref="Path"/>, absolute.</summary>
    internal string FullPath => System.IO.Path.GetFullPath(Path);
}

/// <summary>Refuses what names no file to SQLite: it would become a file of that name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StoreFilePathAttribute : ValidationAttribute
{
    public static bool IsFile(string? path) =>
        path is null || !(path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    /// <param name="key">The setting.</param>
    public static string Refusal(string key) =>
        $"{key} must be the path of a file such as data/carts.db. A store in memory (:memory:) and SQLite's file: "
        + $"addresses are not supported.";

    public override bool IsValid(object? value) => IsFile(value as string);

    public override string FormatErrorMessage(string name) => Refusal(name);
}
