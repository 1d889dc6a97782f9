using System.Runtime.InteropServices;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// The places in the queue of entries. One holder (a partner, or all strangers together) may have as many as are free
/// beside them: one alone takes half of all, two a third each. However many a holder takes, and however slowly its
/// entries get out, another finds some.
/// </summary>
/// <param name="all">How many there are.</param>
internal sealed class AuditPlaces(int all)
{
    private readonly Lock _gate = new();

    // Holders come from valid tokens only, and one that holds nothing is not in it.
    private readonly Dictionary<Guid, int> _held = [];
    private int _taken;

    /// <summary>Takes a place; false when the holder has its share, or all are taken.</summary>
    public bool TryTake(Guid holder)
    {
        lock (_gate)
        {
            ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_held, holder, out var isHolder);
            if (held < all - _taken)
            {
                held++;
                _taken++;
                return true;
            }

            if (!isHolder)
                _held.Remove(holder);
            return false;
        }
    }

    /// <summary>Gives places back, one for each mention of its holder.</summary>
    public void Return(List<Guid> holders)
    {
        lock (_gate)
            foreach (var holder in holders)
            {
                ref var held = ref CollectionsMarshal.GetValueRefOrNullRef(_held, holder);
                if (--held == 0)
                    _held.Remove(holder);
                _taken--;
            }
    }
}
