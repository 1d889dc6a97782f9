using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What a change does to an order, and what it is refused with (contract.md 20.6).</summary>
public sealed class OrderPatchingTests
{
    private const string Parent = "7b1c94de-0f35-4a6b-8c27-e3d9145a60f8";

    private static readonly DateTimeOffset Start = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Operation = new("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static readonly OrderPatch Cancellation = new() { Cancels = true, IsRecognised = true };

    [Theory]
    [InlineData(ItemKind.License, 800063)]
    [InlineData(ItemKind.Trial, 800063)]
    [InlineData(ItemKind.AzurePlan, 800063)]
    [InlineData(ItemKind.Saas, 800077)]
    [InlineData(ItemKind.SavingsPlan, 900321)]
    [InlineData(ItemKind.Legacy, 800061)]
    [InlineData(ItemKind.None, 800061)]
    public void Cancel_AKindThatCannotBe_IsRefusedInASandboxToo(ItemKind kind, int code) =>
        Assert.Equal(code, CodeOf(Order(kind), Cancellation, isSandbox: true));

    [Theory]
    [InlineData(ItemKind.Reservation, true, 60, null)]
    [InlineData(ItemKind.Reservation, true, 61, 800061)]
    [InlineData(ItemKind.Reservation, false, 0, 800019)]
    [InlineData(ItemKind.SoftwareSubscription, false, 7, null)]
    [InlineData(ItemKind.SoftwareSubscription, false, 8, 900117)]
    [InlineData(ItemKind.Software, false, 30, null)]
    [InlineData(ItemKind.Software, false, 31, 900117)]
    [InlineData(ItemKind.Software, true, 60, null)]
    public void Cancel_AtAnAge_IsDoneWithinItsWindow(ItemKind kind, bool isSandbox, int days, int? code) =>
        Assert.Equal(code, CodeOf(Order(kind), Cancellation, isSandbox, Start.AddDays(days)));

    [Fact]
    public void Cancel_OneLineOfTwo_CountsAsOneChange_AndLeavesTheOrderAsItIs()
    {
        var order = Order(ItemKind.Software, ItemKind.Reservation);

        var (next, refusal) = Decide(order, Cancellation with { Lines = [new(1, null, null, null)] });

        Assert.Null(refusal);
        Assert.Equal([false, true], next!.Lines.Select(line => line.IsCancelled));
        Assert.Equal((order.Changes + 1, Operation), (next.Changes, next.ChangedBy));
        Assert.Equal(order.Outcome, next.Outcome);
    }

    [Fact]
    public void Cancel_AllLines_CancelsTheOrder_AndAgainChangesNothing()
    {
        var (next, _) = Decide(Order(ItemKind.Software, ItemKind.Reservation), Cancellation);

        Assert.Equal(OrderStatus.Cancelled, next!.Outcome);
        Assert.Same(next, Decide(next, Cancellation).Next);
    }

    [Fact]
    public void Cancel_WithALineThatCannotBe_CancelsNone() =>
        Assert.Equal((null, 800063), Outcome(Order(ItemKind.Software, ItemKind.License), Cancellation));

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Cancel_ALineThereIsNot_Is800071(int number) =>
        Assert.Equal(
            800071,
            CodeOf(Order(ItemKind.Software), Cancellation with { Lines = [new(number, null, null, null)] })
        );

    [Fact]
    public void Patch_OfWhatTheOrderIs_IsTheOrder()
    {
        var order = Order(ItemKind.License);

        var (next, refusal) = Decide(
            order,
            new OrderPatch
            {
                IsRecognised = true,
                BillingCycle = BillingCycle.Monthly,
                Lines = [new(0, 3, "item:1:a", null)],
            }
        );

        Assert.Same(order, next);
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData(0, 4, null, null, 800042)]
    [InlineData(0, null, "OTHER:1:A", null, 800042)]
    [InlineData(1, null, null, null, 800042)]
    [InlineData(0, null, null, Parent, 800042)]
    public void Patch_OfALine_IsRefused(int number, int? quantity, string? offer, string? parent, int code) =>
        Assert.Equal(
            code,
            CodeOf(
                Order(ItemKind.License),
                new OrderPatch { IsRecognised = true, Lines = [new(number, quantity, offer, parent)] }
            )
        );

    [Fact]
    public void Patch_OfTheBillingCycle_IsRefused() =>
        Assert.Equal(
            800097,
            CodeOf(Order(ItemKind.License), new OrderPatch { IsRecognised = true, BillingCycle = BillingCycle.Annual })
        );

    [Fact]
    public void Patch_ThatSaysNothing_Is800002() =>
        Assert.Equal(800002, CodeOf(Order(ItemKind.License), new OrderPatch()));

    private static int? CodeOf(Order order, OrderPatch patch, bool isSandbox = true, DateTimeOffset? now = null) =>
        Decide(order, patch, isSandbox, now).Refusal?.Code;

    private static (Order? Next, int? Code) Outcome(Order order, OrderPatch patch)
    {
        var (next, refusal) = Decide(order, patch);
        return (next, refusal?.Code);
    }

    private static (Order? Next, OrderRefusal? Refusal) Decide(
        Order order,
        OrderPatch patch,
        bool isSandbox = true,
        DateTimeOffset? now = null
    ) => OrderPatching.Decide(order, patch, isSandbox, now ?? Start, Operation);

    private static Order Order(params ItemKind[] kinds) =>
        new()
        {
            Id = "a1b2c3d4e5f6",
            CustomerId = new Guid("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = Start,
            Lines =
            [
                .. kinds.Select(kind => new OrderLine
                {
                    OfferId = "ITEM:1:A",
                    Quantity = 3,
                    Kind = kind,
                }),
            ],
        };
}
