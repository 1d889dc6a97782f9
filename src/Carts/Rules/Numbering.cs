using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Line ids (contract.md 7.1 item 4): the client's, when every line and addon has one and all differ; else 0, 1, 2, …
/// in document order.
/// </summary>
internal static class Numbering
{
    /// <summary>The lines with an id each.</summary>
    public static ImmutableArray<LineDraft> Number(ImmutableArray<LineDraft> lines)
    {
        if (HasDistinctIds(lines))
            return lines;

        var next = 0;
        var numbered = ImmutableArray.CreateBuilder<LineDraft>(lines.Length);
        foreach (var line in lines)
        {
            var id = next++;
            numbered.Add(
                line.Addons.Value is { IsDefaultOrEmpty: false } addons
                    ? line with
                    {
                        Id = id,
                        Addons = new([.. addons.Select(addon => addon with { Id = next++ })]),
                    }
                    : line with
                    {
                        Id = id,
                    }
            );
        }

        return numbered.MoveToImmutable();
    }

    private static bool HasDistinctIds(ImmutableArray<LineDraft> lines)
    {
        if (lines.Length == 1 && lines[0].Addons.Value is null or { IsDefaultOrEmpty: true })
            return lines[0].Id is not null;

        var seen = new HashSet<int>();
        foreach (var line in lines)
        {
            if (line.Id is not { } id || !seen.Add(id))
                return false;
            if (line.Addons.Value is not { IsDefault: false } addons)
                continue;
            foreach (var addon in addons)
                if (addon.Id is not { } addonId || !seen.Add(addonId))
                    return false;
        }

        return true;
    }
}
