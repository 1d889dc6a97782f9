namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>Something that happens to the cart of a run, or around it.</summary>
internal abstract record Step
{
    /// <summary>The command it comes to in the run's present state; null when it is none.</summary>
    public virtual CartCommand? CommandFor(CartRun run) => null;

    /// <summary>What happens around the cart.</summary>
    public virtual void Prepare(CartRun run) { }

    public sealed record Create(CartDraft Body, IdempotencyKey Idempotency) : Step
    {
        public override CartCommand CommandFor(CartRun run) =>
            new CartCommand.Create(Body, Guid.NewGuid(), Idempotency);
    }

    public sealed record Put(CartDraft Body, IdempotencyKey Idempotency, string? IfMatch) : Step
    {
        public override CartCommand CommandFor(CartRun run) => new CartCommand.Update(Body, IfMatch, Idempotency);
    }

    /// <summary>A client reads the cart, changes something, and sends it back.</summary>
    public sealed record Edit(
        EditKind Kind,
        int Index,
        LineDraft Line,
        bool KnowsTheWholeModel,
        IdempotencyKey Idempotency
    ) : Step
    {
        public override CartCommand? CommandFor(CartRun run) =>
            run.Stored is { } cart
                ? new CartCommand.Update(Draft.Of([.. Edited(cart)]), CartETag.Of(cart), Idempotency)
                : null;

        private List<LineDraft> Edited(Cart cart)
        {
            var lines = (KnowsTheWholeModel ? Draft.Echo(cart) : Draft.EchoOfOldClient(cart)).Lines.ToList();
            var at = Index % lines.Count;
            switch (Kind)
            {
                case EditKind.Add:
                    lines.Insert(at, Line);
                    break;
                case EditKind.Change:
                    lines[at] = lines[at] with { Quantity = lines[at].Quantity + 1 };
                    break;
                case EditKind.Drop when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                case EditKind.Reverse:
                    lines.Reverse();
                    break;
                case EditKind.ForgetIds:
                    lines = [.. lines.Select(line => line with { Id = 0 })];
                    break;
            }

            return lines;
        }
    }

    public sealed record Begin(IdempotencyKey Idempotency, string? IfMatch) : Step
    {
        public override CartCommand CommandFor(CartRun run) =>
            new CartCommand.BeginCheckout("user@example.org", IfMatch, Idempotency);
    }

    /// <summary>The processor reports on the checkout under way; each bit of the mask fails a group.</summary>
    public sealed record End(int FailingMask) : Step
    {
        public override CartCommand? CommandFor(CartRun run) =>
            run.Stored is { Intent: { } intent } cart
                ? new CartCommand.OrdersPlaced(
                    intent.Sequence,
                    Processor.Outcomes(
                        cart,
                        [.. intent.Orders.Where((_, i) => (FailingMask >> i & 1) == 1).Select(order => order.Group)]
                    )
                )
                : null;
    }

    /// <summary>The processor reports on some checkout, of long ago or never begun.</summary>
    public sealed record LateReport(int Offset) : Step
    {
        public override CartCommand? CommandFor(CartRun run) =>
            run.Stored is { } cart
                ? new CartCommand.OrdersPlaced(cart.CheckoutSequence + Offset, [Processor.Fail("0")])
                : null;
    }

    public sealed record Get : Step
    {
        public override CartCommand CommandFor(CartRun run) => CartCommand.Get.Instance;
    }

    public sealed record Expire : Step
    {
        public override CartCommand CommandFor(CartRun run) => CartCommand.Expire.Instance;
    }

    public sealed record Wait(TimeSpan Time) : Step
    {
        public override void Prepare(CartRun run) => run.Now += Time;
    }

    public sealed record CatalogChanges(int Version) : Step
    {
        public override void Prepare(CartRun run) => run.Catalog = StepGenerators.Catalogs[Version];
    }
}

internal enum EditKind
{
    None,
    Add,
    Change,
    Drop,
    Reverse,
    ForgetIds,
}
