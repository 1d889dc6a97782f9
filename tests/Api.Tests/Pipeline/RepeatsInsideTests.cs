using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class RepeatsInsideTests
{
    [Fact]
    public async Task RepeatsInside_EachRequest_HasAnOperationOfItsOwn()
    {
        await using var host = await ApiHost.Start(builder =>
            builder.Services.Configure<CartsApiOptions>(options => options.RepeatsInside = true)
        );

        await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);
        await host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);

        var operations = host
            .Memory.Sent.Select(sent => ((CartCommand.Create)sent.Command).Idempotency.Operation)
            .ToList();
        Assert.Equal(2, operations.Distinct().Count());
        Assert.DoesNotContain(Guid.Empty, operations);
    }
}
