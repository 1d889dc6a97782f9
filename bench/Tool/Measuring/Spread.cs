namespace PartnerCarts.Bench;

/// <summary>The median of what was measured several times, and how far it went.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            throw new ArgumentException("Nothing was measured.", nameof(values));
        var middle = sorted.Count / 2;
        return new Spread(
            sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
            sorted[0],
            sorted[^1]
        );
    }
}
