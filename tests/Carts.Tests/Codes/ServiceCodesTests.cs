namespace PartnerCarts.Carts.Tests.Codes;

/// <summary>The one table of codes.</summary>
public sealed class ServiceCodesTests
{
    // What no client can cause: the service's own failures, and methods that no client has on a route.
    private static readonly int[] NotCausedByClients = [200, 405, 500, 501, 503];

    [Fact]
    public void LineErrors_AreThoseOfTheModel() =>
        Assert.Equal(
            Enum.GetValues<LineErrorCode>().Select(code => (int)code).Order(),
            ServiceCodes.All.Where(entry => entry.Places.HasFlag(CodePlaces.Line)).Select(entry => entry.Code).Order()
        );

    /// <summary>Java clients repeat every other status for ever (contract.md 15.2).</summary>
    [Fact]
    public void Statuses_AreOnesThatClientsDoNotRepeat() =>
        Assert.All(ServiceCodes.All, entry =>
            Assert.True(
                entry.Status is null or 400 or 401 or 403 or 404 or 409 or 417
                    || NotCausedByClients.Contains(entry.Status.Value),
                $"{entry.Code}: {entry.Status}"
            )
        );

    [Fact]
    public void Entries_HaveAPlaceAndAMeaning_AndAStatusUnlessOfLinesOnly() => Assert.All(ServiceCodes.All, entry =>
        {
            Assert.NotEqual(CodePlaces.None, entry.Places);
            Assert.False(string.IsNullOrWhiteSpace(entry.Meaning) || entry.Meaning.EndsWith('.'), $"{entry.Code}");
            Assert.Equal(entry.Status is null, entry.Places is CodePlaces.Line);
        });

    [Fact]
    public void StatusOf_ACodeWithout_IsAnError()
    {
        Assert.Equal(403, ServiceCodes.StatusOf(13605));
        Assert.Throws<ArgumentException>(() => ServiceCodes.StatusOf(10001));
        Assert.Throws<ArgumentException>(() => ServiceCodes.StatusOf(1));
    }
}
