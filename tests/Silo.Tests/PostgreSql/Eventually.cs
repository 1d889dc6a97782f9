namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    /// <summary>Returns when the condition holds. The limit is generous: a slow machine must not fail a test.</summary>
    public static async Task True(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (await condition())
                return;
            await Task.Delay(200);
        }

        Assert.Fail("It did not come true in 120 s.");
    }
}
