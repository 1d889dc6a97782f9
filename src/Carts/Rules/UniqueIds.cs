namespace PartnerCarts.Carts;

/// <summary>The ids that exactly one line or addon of a request has.</summary>
internal readonly struct UniqueIds
{
    private readonly List<int> _sorted;

    public UniqueIds(CartDraft draft)
    {
        _sorted = new List<int>(draft.Lines.Length);
        foreach (var line in draft.Lines)
        {
            Add(line);
            if (line.Addons.Value is { IsDefault: false } addons)
                foreach (var addon in addons)
                    Add(addon);
        }

        _sorted.Sort();
    }

    public bool Contains(int id)
    {
        var at = _sorted.BinarySearch(id);
        return at >= 0 && (at == 0 || _sorted[at - 1] != id) && (at == _sorted.Count - 1 || _sorted[at + 1] != id);
    }

    private void Add(LineDraft line)
    {
        if (line.Id is { } id)
            _sorted.Add(id);
    }
}
