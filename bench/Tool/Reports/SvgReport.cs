using System.Globalization;
using System.Text;

namespace PartnerCarts.Bench;

/// <summary>
/// The picture: a bar for each candidate's ratio to the first of its table, a line over it from the least round to the
/// most.
/// </summary>
internal sealed class SvgReport
{
    private const int Width = 900;
    private const int LabelWidth = 380;
    private const int RowHeight = 22;
    private const int Margin = 16;
    private static readonly string[] Shown = [Suite.Local, Suite.Cluster];

    private readonly StringBuilder _shapes = new();
    private int _y = Margin;

    private SvgReport() { }

    public static string Of(Results results)
    {
        var picture = new SvgReport();
        foreach (var suite in Shown)
        foreach (var scenario in results.Scenarios(suite))
            picture.Table(results, suite, scenario);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {picture._y + Margin}\" font-family=\"sans-serif\" font-size=\"13\">\n"
            + $"<rect width=\"{Width}\" height=\"{picture._y + Margin}\" fill=\"white\"/>\n{picture._shapes}</svg>\n";
    }

    private void Table(Results results, string suite, string scenario)
    {
        var candidates = results.Candidates(suite, scenario).ToList();
        var bars = candidates
            .Select(candidate =>
                (
                    candidate,
                    ratio: results.Ratio(suite, (candidate, scenario), (candidates[0], scenario)),
                    rate: results.Value(suite, scenario, candidate, Measures.Rate)
                )
            )
            .Where(bar => bar.ratio is not null)
            .ToList();
        if (bars.Count == 0)
            return;
        var scale = (Width - LabelWidth - 170) / Math.Max(1, bars.Max(bar => bar.ratio!.Value.Most));
        _y += RowHeight;
        Add($"<text x=\"{Margin}\" y=\"{_y}\" font-weight=\"bold\">{suite}: {scenario}</text>");
        foreach (var (candidate, ratio, rate) in bars)
            Bar(candidate, ratio!.Value, rate!.Value.Median, scale);
        _y += RowHeight / 2;
    }

    private void Bar(string candidate, Spread ratio, double rate, double scale)
    {
        _y += RowHeight;
        var middle = _y - 5;
        var title = Kinds.All.FirstOrDefault(kind => kind.Name == candidate)?.Title ?? candidate;
        var fill =
            candidate is Kinds.PostgresPeer or Kinds.NodePeer or Kinds.Stock ? "#b8b8b8"
            : candidate is Kinds.Ceiling or Kinds.Echo ? "#d9e6f2"
            : "#4a7fb5";
        Add($"<text x=\"{LabelWidth - 8}\" y=\"{_y}\" text-anchor=\"end\">{title}</text>");
        Add(
            $"<rect x=\"{LabelWidth}\" y=\"{middle - 8}\" width=\"{ratio.Median * scale:0.#}\" height=\"16\" fill=\"{fill}\"/>"
        );
        Add(
            $"<line x1=\"{LabelWidth + (ratio.Least * scale):0.#}\" x2=\"{LabelWidth + (ratio.Most * scale):0.#}\" y1=\"{middle}\" y2=\"{middle}\" stroke=\"black\"/>"
        );
        Add(
            $"<text x=\"{LabelWidth + (ratio.Most * scale) + 6:0.#}\" y=\"{_y}\">{ratio.Median:0.00}   ({rate:N0}/s)</text>"
        );
    }

    private void Add(FormattableString shape) =>
        _shapes.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
