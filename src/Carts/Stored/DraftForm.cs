using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// The body of a create or an update, as commands carry it: not yet checked, so addons below addons are possible.
/// </summary>
internal static class DraftForm
{
    // More than the depth of JSON that a REST face reads, so that every draft it makes can travel; a bound, so that
    // damage cannot recurse without end.
    private const int MaxDepth = 16;

    private const byte Absent = 0;
    private const byte Null = 1;
    private const byte Given = 2;

    public static void Write(ref FormWriter form, CartDraft draft)
    {
        WriteOptional(ref form, draft.PartnerOnRecordAttestationAccepted, static (ref form, value) =>
            form.OptionalBool(value)
        );
        WriteLines(ref form, draft.Lines);
    }

    public static CartDraft Read(ref FormReader form) =>
        new()
        {
            PartnerOnRecordAttestationAccepted = ReadOptional(ref form, static (ref form) => form.OptionalBool()),
            Lines = ReadLines(ref form, depth: 0),
        };

    private static void WriteLines(ref FormWriter form, ImmutableArray<LineDraft> lines)
    {
        foreach (var line in form.OptionalLength(lines))
            WriteLine(ref form, line);
    }

    private static ImmutableArray<LineDraft> ReadLines(ref FormReader form, int depth)
    {
        var length = form.OptionalLength();
        if (length < 0)
            return default;
        if (depth == MaxDepth)
            throw form.Damaged($"addons are nested more than {MaxDepth} levels deep");
        var lines = ImmutableArray.CreateBuilder<LineDraft>(length);
        for (var i = 0; i < length; i++)
            lines.Add(ReadLine(ref form, depth));
        return lines.MoveToImmutable();
    }

    private static void WriteLine(ref FormWriter form, LineDraft line)
    {
        form.OptionalInt32(line.Id);
        form.OptionalText(line.CatalogItemId);
        form.OptionalText(line.FriendlyName);
        form.OptionalInt32(line.Quantity);
        form.OptionalText(line.CurrencyCode);
        form.OptionalInt32((int?)line.BillingCycle);
        WriteOptional(ref form, line.TermDuration, static (ref form, value) => form.OptionalText(value));
        WriteOptional(ref form, line.PromotionId, static (ref form, value) => form.OptionalText(value));
        WriteOptional(ref form, line.RenewsToTerm, static (ref form, value) => form.OptionalText(value));
        WriteOptional(ref form, line.CustomTermEnd, static (ref form, value) => form.OptionalTime(value));
        WriteOptional(ref form, line.AttestationAccepted, static (ref form, value) => form.OptionalBool(value));
        form.Participants(line.Participants);
        form.Pairs(line.ProvisioningContext);
        form.Byte(
            line.Addons switch
            {
                { IsGiven: false } => Absent,
                { Value: null } => Null,
                _ => Given,
            }
        );
        if (line.Addons.Value is { } addons)
            WriteLines(ref form, addons);
    }

    private static LineDraft ReadLine(ref FormReader form, int depth) =>
        new()
        {
            Id = form.OptionalInt32(),
            CatalogItemId = form.OptionalText(),
            FriendlyName = form.OptionalText(),
            Quantity = form.OptionalInt32(),
            CurrencyCode = form.OptionalText(),
            BillingCycle = (BillingCycle?)form.OptionalInt32(),
            TermDuration = ReadOptional(ref form, static (ref form) => form.OptionalText()),
            PromotionId = ReadOptional(ref form, static (ref form) => form.OptionalText()),
            RenewsToTerm = ReadOptional(ref form, static (ref form) => form.OptionalText()),
            CustomTermEnd = ReadOptional(ref form, static (ref form) => form.OptionalTime()),
            AttestationAccepted = ReadOptional(ref form, static (ref form) => form.OptionalBool()),
            Participants = form.Participants(),
            ProvisioningContext = form.Pairs(),
            Addons = form.Byte() switch
            {
                Absent => default,
                Null => new Optional<ImmutableArray<LineDraft>?>(null),
                Given => new Optional<ImmutableArray<LineDraft>?>(ReadLines(ref form, depth + 1)),
                var other => throw form.Damaged($"{other} does not say whether addons are given"),
            },
        };

    private delegate void ValueWriter<T>(ref FormWriter form, T value);

    private delegate T ValueReader<T>(ref FormReader form);

    private static void WriteOptional<T>(ref FormWriter form, Optional<T> member, ValueWriter<T> write)
    {
        form.Bool(member.IsGiven);
        if (member.IsGiven)
            write(ref form, member.Value);
    }

    private static Optional<T> ReadOptional<T>(ref FormReader form, ValueReader<T> read) =>
        form.Bool() ? new Optional<T>(read(ref form)) : default;
}
