using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>The sample that ships sells what the documented and the recorded requests buy.</summary>
public sealed class SampleCatalogTests
{
    private static readonly CatalogReading Sample = CatalogFile.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "catalog.json")));

    [Fact]
    public void Sample_IsGood() => Assert.Empty(Sample.Errors);

    [Theory]
    [InlineData("PRODA:0001:AVAILA", BillingCycle.Monthly, "P1Y")]
    [InlineData("PRODB:0002:AVAILB", BillingCycle.Monthly, null)]
    [InlineData("MS-AZR-0145P", BillingCycle.Monthly, "P1Y")]
    [InlineData("MS-AZR-0145P", BillingCycle.Monthly, null)]
    [InlineData("DZH318Z0BQ36:004G:DZH318Z08C0S", BillingCycle.OneTime, "P1Y")]
    [InlineData("DZH318Z0BQ36:004G:DZH318Z08C0S", BillingCycle.OneTime, null)]
    [InlineData("DZH318Z0BQ36:004J:DZH318Z08B8X", BillingCycle.OneTime, "P3Y")]
    [InlineData("DG7GMGF0DWM3:0002:DG7GMGF0DT1M", BillingCycle.OneTime, null)]
    [InlineData("DZH318Z0BXWC:0002:DZH318Z0BMRV", BillingCycle.Monthly, "P1M")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P1M")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P1Y")]
    [InlineData("DZH318Z0C0WF:0001:DZH318Z0BP69", BillingCycle.None, "P3Y")]
    [InlineData("91FD106F-4B2C-4938-95AC-F54F74E9A239", BillingCycle.Monthly, null)]
    [InlineData("C94271D8-B431-4A25-A3C5-A57737A1C909", BillingCycle.Monthly, null)]
    [InlineData("43FCE491-76D1-4BCC-B709-8A288786DBAE", BillingCycle.Monthly, null)]
    public void Sample_RecordedLine_IsSold(string id, BillingCycle cycle, string? term)
    {
        var item = Sample.Catalog?.Find(id);

        Assert.NotNull(item);
        Assert.True(item.Sells(cycle, term), $"{id} is not sold {cycle} for {term}.");
        Assert.False(item.NeedsAttestation || item.IsWithdrawn || !item.Provisioning.IsEmpty, $"{id} asks for more than the recorded lines give.");
    }

    [Theory]
    [InlineData("PRODB:0002:AVAILB", "PRODA:0001:AVAILA")]
    [InlineData("C94271D8-B431-4A25-A3C5-A57737A1C909", "91FD106F-4B2C-4938-95AC-F54F74E9A239")]
    [InlineData("43FCE491-76D1-4BCC-B709-8A288786DBAE", "91FD106F-4B2C-4938-95AC-F54F74E9A239")]
    public void Sample_RecordedAddon_BelongsToItsBase(string addon, string baseItem) =>
        Assert.True(Sample.Catalog?.Find(addon)?.IsAddonOf(baseItem));

    [Fact]
    public void Sample_DocumentedUnknownItem_IsNotListed() => Assert.Null(Sample.Catalog?.Find("PRODC:0001:NOSUCH"));
}
