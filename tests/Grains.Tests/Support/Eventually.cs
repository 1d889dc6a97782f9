namespace PartnerCarts.Grains.Tests.Support;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    /// <summary>
    /// Returns when the condition holds; fails when it does not within the limit, which is generous: a slow machine
    /// must not fail a test.
    /// </summary>
    public static async Task True(Func<Task<bool>> condition, string what, int seconds = 60)
    {
        for (var left = seconds * 20; !await condition(); left--)
        {
            Assert.True(left > 0, $"After {seconds} s it is still not so that {what}.");
            await Task.Delay(50);
        }
    }

    public static Task True(Func<bool> condition, string what, int seconds = 60) =>
        True(() => Task.FromResult(condition()), what, seconds);
}
