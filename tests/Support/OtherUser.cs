namespace PartnerCarts.TestSupport;

/// <summary>Makes files somebody else's, which only root may.</summary>
public static class OtherUser
{
    /// <summary>"nobody" on most systems.</summary>
    public const uint Id = 65534;

    /// <summary>Whether this test run may give files away.</summary>
    public static bool IsToBeHad => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public static void Own(string path) => SystemTool.Run("chown", "-h", $"{Id}", path);
}
