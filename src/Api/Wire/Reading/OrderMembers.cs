using System.Collections.Immutable;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>What an order without a cart says once for all its lines (contract.md 20.7).</summary>
internal ref struct OrderMembers
{
    private BillingCycle? _cycle;
    private string? _currency;

    public bool TryRead(ref BodyReader body)
    {
        if (body.Is("billingCycle"u8))
            return EnumReader.TryRead(ref body, "billingCycle", EnumSpellings.BillingCycle, out _cycle);
        if (body.Is("currencyCode"u8))
            return ScalarReader.TryOptionalText(ref body, "currencyCode", out _currency);
        body.Skip();
        return true;
    }

    /// <summary>The lines with it, and without what an order's lines do not have; they are numbered by place.</summary>
    public readonly ImmutableArray<LineDraft> Give(ImmutableArray<LineDraft> lines)
    {
        if (lines.IsDefault)
            return lines;
        var given = ImmutableArray.CreateBuilder<LineDraft>(lines.Length);
        foreach (var line in lines)
            given.Add(
                line with
                {
                    Id = null,
                    BillingCycle = _cycle,
                    CurrencyCode = line.CurrencyCode ?? _currency,
                    Addons = default,
                }
            );
        return given.MoveToImmutable();
    }
}
