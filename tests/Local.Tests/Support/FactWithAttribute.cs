namespace PartnerCarts.Local.Tests.Support;

/// <summary>A test that needs a program of the system; without it the test is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(string program)
    {
        if (!Programs.Has(program))
            Skip = $"{program} is not installed here.";
    }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryWithAttribute : TheoryAttribute
{
    public TheoryWithAttribute(string program)
    {
        if (!Programs.Has(program))
            Skip = $"{program} is not installed here.";
    }
}

internal static class Programs
{
    public static bool Has(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
