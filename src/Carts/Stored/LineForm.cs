using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>The lines of a cart in the stored form.</summary>
internal static class LineForm
{
    public static void WriteAll(ref FormWriter form, ImmutableArray<CartLine> lines)
    {
        foreach (var line in form.OptionalLength(lines))
            Write(ref form, line);
    }

    public static ImmutableArray<CartLine> ReadAll(ref FormReader form, bool isAddon)
    {
        var length = form.OptionalLength();
        if (length < 0)
            return default;
        var lines = ImmutableArray.CreateBuilder<CartLine>(length);
        for (var i = 0; i < length; i++)
            lines.Add(Read(ref form, isAddon));
        return lines.MoveToImmutable();
    }

    private static void Write(ref FormWriter form, CartLine line)
    {
        form.Int32(line.Id);
        form.Text(line.CatalogItemId);
        form.OptionalText(line.FriendlyName);
        form.Int32(line.Quantity);
        form.Text(line.CurrencyCode);
        form.OptionalInt32((int?)line.BillingCycle);
        form.Byte((byte)line.EffectiveCycle);
        form.OptionalText(line.TermDuration);
        form.OptionalText(line.PromotionId);
        form.Participants(line.Participants);
        form.Pairs(line.ProvisioningContext);
        form.OptionalText(line.RenewsToTerm);
        form.OptionalTime(line.CustomTermEnd);
        form.OptionalBool(line.AttestationAccepted);
        form.Text(line.OrderGroup);
        form.Bool(line.IsLegacy);
        form.OptionalText(line.OrderId);
        WriteError(ref form, line.Error);
        WriteAll(ref form, line.Addons);
    }

    private static CartLine Read(ref FormReader form, bool isAddon)
    {
        var line = new CartLine
        {
            Id = form.Int32(),
            CatalogItemId = form.Text(),
            FriendlyName = form.OptionalText(),
            Quantity = form.Int32(),
            CurrencyCode = form.Text(),
            BillingCycle = (BillingCycle?)form.OptionalInt32(),
            EffectiveCycle = (BillingCycle)form.Byte(),
            TermDuration = form.OptionalText(),
            PromotionId = form.OptionalText(),
            Participants = form.Participants(),
            ProvisioningContext = form.Pairs(),
            RenewsToTerm = form.OptionalText(),
            CustomTermEnd = form.OptionalTime(),
            AttestationAccepted = form.OptionalBool(),
            OrderGroup = form.Text(),
            IsLegacy = form.Bool(),
            OrderId = form.OptionalText(),
            Error = ReadError(ref form),
        };
        // One level only, so that damage cannot recurse without end.
        if (!isAddon)
            return line with { Addons = ReadAll(ref form, isAddon: true) };
        return form.OptionalLength() switch
        {
            -1 => line,
            0 => line with { Addons = [] },
            _ => throw form.Damaged("an addon has addons"),
        };
    }

    private static void WriteError(ref FormWriter form, LineError? error)
    {
        form.Bool(error is not null);
        if (error is null)
            return;
        form.Int32((int)error.Code);
        form.Text(error.Description);
        form.OptionalInt32(error.AvailableQuantity);
        form.OptionalInt32(error.PurchasedQuantity);
    }

    private static LineError? ReadError(ref FormReader form) =>
        form.Bool()
            ? new LineError((LineErrorCode)form.Int32(), form.Text(), form.OptionalInt32(), form.OptionalInt32())
            : null;
}
