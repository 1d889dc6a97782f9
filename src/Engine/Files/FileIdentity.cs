using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PartnerCarts.Engine;

/// <summary>
/// Which file it is, whose, and of what kind: what .NET does not tell. Linux is asked by <c>statx</c>, whose answer has
/// one layout on every processor; macOS by <c>lstat</c> and <c>fstat</c> with 64-bit inodes.
/// </summary>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, uint Owner, FileKind Kind)
{
    private const int CurrentFolder = -100,
        NoFollow = 0x100,
        EmptyPath = 0x1000;
    private const uint TypeOwnerAndInode = 0x1 | 0x8 | 0x100;

    /// <summary>Whether this system can be asked. Windows has access lists instead, which files inherit.</summary>
    public static bool IsKnown { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>The user that this process acts as.</summary>
    public static uint ThisUser { get; } = IsKnown ? geteuid() : 0;

    /// <summary>What stands at the path, a link itself and not what it leads to; null for nothing.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static FileIdentity? OfPath(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        return Look(name, -1) switch
        {
            ({ } identity, _) => identity,
            // ENOENT and ENOTDIR.
            (_, 2 or 20) => null,
            (_, var error) => throw new IOException(
                $"{path} cannot be looked at: {Marshal.GetPInvokeErrorMessage(error)}."
            ),
        };
    }

    /// <summary>What is open.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static FileIdentity OfOpen(SafeFileHandle file)
    {
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            var (identity, error) = Look([0], (int)file.DangerousGetHandle());
            return identity
                ?? throw new IOException($"An open file cannot be looked at: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        finally
        {
            if (isHeld)
                file.DangerousRelease();
        }
    }

    /// <param name="path">Ends in a zero; empty for an open file.</param>
    /// <param name="file">The open file's number.</param>
    private static (FileIdentity?, int Error) Look(byte[] path, int file)
    {
        // statx fills 256 bytes, stat of macOS 144.
        var answer = new byte[256];
        var isOpen = path.Length == 1;
        var failed =
            OperatingSystem.IsLinux()
                ? statx(isOpen ? file : CurrentFolder, path, isOpen ? EmptyPath : NoFollow, TypeOwnerAndInode, answer)
            : isOpen ? OfMac.Open(file, answer)
            : OfMac.Path(path, answer);
        if (failed != 0)
            return (null, Marshal.GetLastPInvokeError());
        return (OperatingSystem.IsLinux() ? ReadStatx(answer) : OfMac.Read(answer), 0);
    }

    private static FileIdentity ReadStatx(byte[] answer) =>
        new(
            BitConverter.ToUInt64(answer, 136),
            BitConverter.ToUInt64(answer, 32),
            BitConverter.ToUInt32(answer, 20),
            KindOf(BitConverter.ToUInt16(answer, 28))
        );

    private static FileKind KindOf(ushort mode) =>
        (mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };

#pragma warning disable IDE1006, SYSLIB1054 // The names are the C library's. Blittable: nothing for a generator to do.
    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

    /// <summary>
    /// Processors of Intel have the old functions, too, and the ones with 64-bit inodes under names of their own.
    /// </summary>
    private static class OfMac
    {
        private static readonly bool s_isIntel = RuntimeInformation.ProcessArchitecture is Architecture.X64;

        public static int Path(byte[] path, byte[] answer) =>
            s_isIntel ? lstatIntel(path, answer) : lstat(path, answer);

        public static int Open(int file, byte[] answer) => s_isIntel ? fstatIntel(file, answer) : fstat(file, answer);

        public static FileIdentity Read(byte[] answer) =>
            new(
                BitConverter.ToUInt32(answer, 0),
                BitConverter.ToUInt64(answer, 8),
                BitConverter.ToUInt32(answer, 16),
                KindOf(BitConverter.ToUInt16(answer, 4))
            );

        [DllImport("libc", SetLastError = true)]
        private static extern int lstat(byte[] path, byte[] answer);

        [DllImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true)]
        private static extern int lstatIntel(byte[] path, byte[] answer);

        [DllImport("libc", SetLastError = true)]
        private static extern int fstat(int file, byte[] answer);

        [DllImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
        private static extern int fstatIntel(int file, byte[] answer);
    }
#pragma warning restore IDE1006, SYSLIB1054
}

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    /// <summary>A folder, a pipe, a device.</summary>
    Other,
    Regular,

    /// <summary>A symbolic link.</summary>
    Link,
}
