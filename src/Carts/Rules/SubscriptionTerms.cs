namespace PartnerCarts.Carts;

/// <summary>From an order's lines to the subscriptions that they made (contract.md 21).</summary>
public static class SubscriptionTerms
{
    /// <summary>The order's subscriptions, in the order of its lines; none before it is provisioned.</summary>
    public static IEnumerable<Subscription> Of(Order order, DateTimeOffset now)
    {
        if (!OrderLife.IsProvisioned(order, now))
            yield break;
        for (var number = 0; number < order.Lines.Length; number++)
            if (order.Lines[number].SubscriptionId is not null)
                yield return Of(order, number, now);
    }

    /// <summary>A subscription that the catalog gives the customer from the start (contract.md 22.6).</summary>
    public static Subscription Of(SeededSubscription seed, Catalog catalog, DateTimeOffset now)
    {
        var item = catalog.Find(seed.CatalogItemId);
        var kind = ItemKinds.Of(item, item?.IsLegacy ?? CatalogItemId.IsLegacy(seed.CatalogItemId), seed.BillingCycle);
        var renews = item?.Renews ?? false;
        var end = EndOf(seed.TermDuration, renewsTo: null, customEnd: null, seed.Start, renews, now);
        return new Subscription
        {
            Id = seed.Id.ToString("D"),
            OfferId = seed.CatalogItemId,
            Kind = kind,
            FriendlyName = item?.Title,
            Quantity = seed.Quantity,
            Start = seed.Start,
            End = end,
            ChargedUntil = ChargedUntil(seed.BillingCycle, seed.Start, end, now),
            IsActive = seed.Status == "active",
            Status = seed.Status,
            Renews = renews,
            BillingCycle = seed.BillingCycle,
            CurrencyCode = catalog.CurrencyFor(seed.CustomerId, item),
            TermDuration = seed.TermDuration,
            PartnerId = seed.PartnerIdOnRecord,
            LineNumber = 0,
            Country = catalog.CountryFor(seed.CustomerId),
        };
    }

    /// <summary>The subscription that a line made, whether it is provisioned by now or not.</summary>
    internal static Subscription Of(Order order, int number, DateTimeOffset now)
    {
        var line = order.Lines[number];
        // Version 0.1 kept no kinds; what it sold as a subscription it sold as a licence.
        var kind =
            line.Kind is not ItemKind.None ? line.Kind
            : OrderLife.IsLegacy(order) ? ItemKind.Legacy
            : ItemKind.License;
        var renews = kind is ItemKind.License or ItemKind.Trial or ItemKind.Saas or ItemKind.Legacy;
        var end = EndOf(line.TermDuration, line.RenewsToTerm, line.CustomTermEnd, order.Created, renews, now);
        var isActive = !line.IsCancelled && now < end.AddDays(1);
        return new Subscription
        {
            Id = line.SubscriptionId!,
            OfferId = line.OfferId,
            Kind = kind,
            FriendlyName = line.FriendlyName,
            Quantity = line.Quantity,
            Start = order.Created,
            End = end,
            ChargedUntil = ChargedUntil(order.BillingCycle, order.Created, end, now),
            IsActive = isActive,
            Status = isActive ? "active" : "deleted",
            Renews = renews,
            BillingCycle = order.BillingCycle,
            CurrencyCode = order.CurrencyCode,
            TermDuration = line.TermDuration,
            RenewsToTerm = line.RenewsToTerm,
            PartnerId = line.Participants.Reseller(),
            ParentSubscriptionId = line.ParentSubscriptionId,
            PromotionId = line.PromotionId,
            OrderId = order.Id,
            LineNumber = number,
            Country = order.Country ?? "US",
        };
    }

    /// <summary>
    /// The last day of the term that runs: of the first, which a custom end may shorten, or of a later one.
    /// </summary>
    private static DateTimeOffset EndOf(
        string? duration,
        string? renewsTo,
        DateTimeOffset? customEnd,
        DateTimeOffset start,
        bool renews,
        DateTimeOffset now
    )
    {
        if (duration is not { } text || !IsoDuration.TryParse(text, out var term) || term == default)
            return customEnd is { } only ? Midnight(only) : Subscription.Endless;
        var end = customEnd is { } custom ? Midnight(custom) : Midnight(term.After(start)).AddDays(-1);
        if (!renews)
            return end;
        if (renewsTo is { } next && IsoDuration.TryParse(next, out var later) && later != default)
            term = later;
        // Each term is counted from the first day of the second, so that short months do not shorten those after them.
        var second = end.AddDays(1);
        for (var number = 1; now >= end.AddDays(1); number++)
            end = term.Times(number).After(second).AddDays(-1);
        return end;
    }

    /// <summary>The last day of the charge that runs; the term's where it is paid once.</summary>
    private static DateTimeOffset ChargedUntil(
        BillingCycle cycle,
        DateTimeOffset began,
        DateTimeOffset end,
        DateTimeOffset now
    )
    {
        var months = cycle switch
        {
            BillingCycle.Monthly => 1,
            BillingCycle.Annual => 12,
            BillingCycle.Biennial => 24,
            BillingCycle.Triennial => 36,
            _ => 0,
        };
        if (months == 0)
            return end;
        var start = Midnight(began);
        var passed = Math.Max(0, ((now.Year - start.Year) * 12 + now.Month - start.Month) / months - 1);
        var until = start.AddMonths((passed + 1) * months).AddDays(-1);
        while (now >= until.AddDays(1))
            until = start.AddMonths((++passed + 1) * months).AddDays(-1);
        return until < end ? until : end;
    }

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
