using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>Lists that are answered by pages (contract.md 19.3).</summary>
public sealed class ResultPageTests
{
    [Theory]
    [InlineData(0, null, 0, 0, null)]
    [InlineData(300, null, 0, 300, null)]
    [InlineData(301, null, 0, 300, "300")]
    [InlineData(301, "300", 300, 1, null)]
    [InlineData(901, "300", 300, 300, "600")]
    [InlineData(300, "300", 0, 0, null)]
    public void Page_OfAList_NamesTheNext(int count, string? asked, int first, int taken, string? next)
    {
        var context = new DefaultHttpContext();
        if (asked is not null)
            context.Request.Headers[ResultPage.Header] = asked;

        Assert.True(ResultPage.TryTake(context, [.. Enumerable.Range(0, count)], out var page));

        Assert.Equal(Enumerable.Range(first, taken), page);
        Assert.Equal(next ?? "", context.Response.Headers[ResultPage.Header].ToString());
    }
}
