using PartnerCarts.TestSupport;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>
/// A test that gives files to another user; skipped, and says so, where the tests do not run as root.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactAsRootAttribute : FactAttribute
{
    public FactAsRootAttribute()
    {
        if (!OtherUser.IsToBeHad)
            Skip = "Only root may give files to another user.";
    }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryAsRootAttribute : TheoryAttribute
{
    public TheoryAsRootAttribute()
    {
        if (!OtherUser.IsToBeHad)
            Skip = "Only root may give files to another user.";
    }
}
