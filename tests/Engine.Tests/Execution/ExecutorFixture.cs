using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests.Execution;

/// <summary>One cart's turn with everything around it in the test's hands.</summary>
internal sealed class ExecutorFixture
{
    public static readonly CartKey Key = new(
        Guid.Parse("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
        Guid.Parse("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")
    );
    public static readonly Caller Caller = new(Guid.Parse("7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893"), "user");

    private readonly SemaphoreSlim _executor = new(1);

    public ExecutorFixture(MemoryCartState? state = null, IOrderProcessor? processor = null)
    {
        State = state ?? new MemoryCartState();
        Processor = processor ?? new ScriptedOrderProcessor();
        Services = new ExecutorServices(
            Processor,
            new InMemoryOrderStore(),
            new FixedCatalog(),
            Clock,
            Options.Create(new CartsOptions()),
            NullLogger<CartExecutor>.Instance
        );
        Turn = new CartExecutor(Key, State, Services, Send);
    }

    public ManualTimeProvider Clock { get; } = new();

    public MemoryCartState State { get; }

    public IOrderProcessor Processor { get; }

    public ExecutorServices Services { get; }

    public CartExecutor Turn { get; }

    public static CartDraft Draft(int quantity, string cycle = "monthly") =>
        new()
        {
            Lines =
            [
                new LineDraft
                {
                    Id = 0,
                    CatalogItemId = "A:1:X",
                    Quantity = quantity,
                    BillingCycle = BillingCycle.Monthly,
                },
                .. cycle == "monthly"
                    ? []
                    : new[]
                    {
                        new LineDraft
                        {
                            Id = 1,
                            CatalogItemId = "B:1:X",
                            Quantity = 1,
                            BillingCycle = BillingCycle.OneTime,
                        },
                    },
            ],
        };

    public static IdempotencyKey Idempotency(int id) => new(new Guid(id, 0, 0, new byte[8]), (UInt128)id, Guid.Empty);

    public static CartCommand Create(int id = 1, string cycle = "monthly") =>
        new CartCommand.Create(Draft(1, cycle), Guid.Parse("5c3d0000-0000-4000-8000-000000000001"), Idempotency(id));

    public static CartCommand Update(int quantity, int id = 2) =>
        new CartCommand.Update(Draft(quantity), null, Idempotency(id));

    public static CartCommand Checkout(int id = 3) => new CartCommand.BeginCheckout(null, null, Idempotency(id));

    public async ValueTask<CartReply> Send(CartCommand command) => (await Run(command))[0];

    public async Task<CartReply[]> Run(params CartCommand[] commands)
    {
        await _executor.WaitAsync();
        try
        {
            var calls = commands
                .Select(command => new CartCall(command, command.IsInternal ? default : Caller))
                .ToArray();
            await Turn.Run(calls);
            return [.. calls.Select(call => call.Reply)];
        }
        finally
        {
            _executor.Release();
        }
    }

    private sealed class FixedCatalog : ICatalogSource
    {
        public Catalog Current => Catalog.Open;
    }
}
