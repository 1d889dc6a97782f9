namespace PartnerCarts.Carts;

/// <summary>
/// The structural rules and content bounds of a body (contract.md 7.1 items 2 and 6; design.md "What is promised" 7).
/// </summary>
internal static class DraftRules
{
    /// <summary>
    /// The refusal of a body that breaks a rule: by its first fault, with those of all lines; null for none.
    /// </summary>
    public static Decision? Refuse(CartDraft draft) =>
        Check(draft) is { } fault ? Decision.Refuse(RefusalCode.InvalidInput, fault, [.. Faults(draft)]) : null;

    private static IEnumerable<string> Faults(CartDraft draft)
    {
        if (draft.Lines.IsDefault)
            yield break;
        foreach (var (i, line) in draft.Lines.Index().Take(CartLimits.Lines))
            if ((CheckLine(line) ?? CheckAddons(line)) is { } fault)
                yield return $"lineItems[{i}]{(line.Id is { } id ? $", id {id}" : "")}: {fault}";
    }

    /// <summary>The first fault, naming where, what and which limit; null for none.</summary>
    private static string? Check(CartDraft draft)
    {
        if (draft.Lines.IsDefault)
            return "lineItems is missing or null; a cart has 1 line at least.";
        if (draft.Lines.IsEmpty)
            return "lineItems is empty; a cart has 1 line at least.";
        if (TooMany(draft) is { } tooMany)
            return tooMany;

        for (var i = 0; i < draft.Lines.Length; i++)
        {
            var line = draft.Lines[i];
            if (CheckLine(line) is { } fault)
                return $"lineItems[{i}].{fault}";
            if (CheckAddons(line) is { } addonFault)
                return $"lineItems[{i}].{addonFault}";
        }

        return null;
    }

    private static string? TooMany(CartDraft draft)
    {
        var count = draft.Lines.Length;
        foreach (var line in draft.Lines)
            count += line.AddonsOrNone().Length;
        return count > CartLimits.Lines
            ? $"lineItems has {count} lines and addons; the limit is {CartLimits.Lines}."
            : null;
    }

    private static string? CheckAddons(LineDraft line)
    {
        var addons = line.AddonsOrNone();
        for (var i = 0; i < addons.Length; i++)
        {
            if (CheckLine(addons[i]) is { } fault)
                return $"addonItems[{i}].{fault}";
            if (!addons[i].AddonsOrNone().IsEmpty)
                return $"addonItems[{i}].addonItems is not empty; addons have no addons of their own.";
        }

        return null;
    }

    private static string? CheckLine(LineDraft line)
    {
        if (string.IsNullOrWhiteSpace(line.CatalogItemId))
            return "catalogItemId is missing or blank.";
        if (line.Quantity is not { } quantity)
            return "quantity is missing; it is an integer from 1 to 2147483647.";
        if (quantity < 1)
            return $"quantity is {quantity}; it is an integer from 1 to 2147483647.";
        return line.CheckTexts() ?? CheckProvisioning(line) ?? CheckParticipants(line);
    }

    private static string? CheckProvisioning(LineDraft line)
    {
        if (line.ProvisioningContext.IsDefault)
            return null;
        if (line.ProvisioningContext.Length > CartLimits.ProvisioningEntries)
            return $"provisioningContext has {line.ProvisioningContext.Length} entries; the limit is "
                + $"{CartLimits.ProvisioningEntries}.";
        foreach (var (key, value) in line.ProvisioningContext)
        {
            if (TooLong("provisioningContext: a name", key) is { } longKey)
                return longKey;
            if (value.Length > CartLimits.TextLength)
                return TooLong($"provisioningContext.{SanitizedText.Of(key)}", value);
        }

        return null;
    }

    private static string? CheckParticipants(LineDraft line)
    {
        if (line.Participants.IsDefault)
            return null;
        if (line.Participants.Length > CartLimits.Participants)
            return $"participants has {line.Participants.Length} entries; the limit is {CartLimits.Participants}.";
        for (var i = 0; i < line.Participants.Length; i++)
            if (line.Participants[i].Id.Length > CartLimits.TextLength)
                return TooLong($"participants[{i}].value", line.Participants[i].Id);
        return null;
    }

    /// <summary>The fault of a text above <see cref="CartLimits.TextLength"/>; null for none.</summary>
    internal static string? TooLong(string where, string? text) =>
        text?.Length > CartLimits.TextLength
            ? $"{where} has {text.Length} characters; the limit is {CartLimits.TextLength}."
            : null;
}
