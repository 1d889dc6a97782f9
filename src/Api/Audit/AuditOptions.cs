using System.ComponentModel.DataAnnotations;

namespace PartnerCarts.Api;

/// <summary>
/// Section <c>Audit</c>: whether it is recorded who asked for which change, and where (docs/audit.md).
/// </summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Default None: nothing is recorded, and nothing is spent on it.</summary>
    public AuditTarget Target { get; set; } = AuditTarget.None;

    /// <summary>
    /// The folder of the files, made when missing; a relative path starts at the current directory. Default data/audit.
    /// </summary>
    [Required]
    public string Folder { get; set; } = "data/audit";

    /// <summary>
    /// How large a file may grow, in bytes, before the next one begins; a day ends a file, too. 64 KiB to 1 GiB;
    /// default 64 MiB.
    /// </summary>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int FileSize { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether what was written is forced onto the disk, each time before the next is taken. Default true.
    /// </summary>
    public bool Sync { get; set; } = true;

    /// <summary>
    /// How many entries may wait for being written, those of changes under way among them. One partner has as many as
    /// are free beside its own: alone half of them. 16 to 1,000,000; default 8,192.
    /// </summary>
    [Range(16, 1_000_000)]
    public int Queue { get; set; } = 8_192;

    /// <summary>What happens to changes while as many wait, or none can be written. Default Refuse.</summary>
    public AuditPolicy WhenFull { get; set; } = AuditPolicy.Refuse;

    internal string FullFolder => Path.GetFullPath(Folder);
}

/// <summary>Where audit entries go.</summary>
public enum AuditTarget
{
    None,

    /// <summary>Files of lines of JSON.</summary>
    File,

    /// <summary>Lines of JSON on the standard output.</summary>
    Console,
}

/// <summary>What gives way when audit entries cannot be written.</summary>
public enum AuditPolicy
{
    /// <summary>Changes are answered 503 until entries can be written again: no change without its entry.</summary>
    Refuse,

    /// <summary>
    /// Changes go on; the entries that are lost are counted, and the count is an entry as soon as one can be written.
    /// </summary>
    Drop,
}
