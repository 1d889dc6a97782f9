namespace PartnerCarts.Conformance;

/// <summary>Request bodies, written out as text so that a case shows what goes over the wire.</summary>
internal static class Body
{
    public static string Cart(params string[] lines) => $$"""{"lineItems":[{{string.Join(',', lines)}}]}""";

    /// <summary>A line; <paramref name="more"/> is further members, such as <c>"termDuration":"P1Y"</c>.</summary>
    public static string Line(string item, string cycle = "monthly", int quantity = 1, string more = "") =>
        $$"""{"catalogItemId":"{{item}}","quantity":{{quantity}},"billingCycle":"{{cycle}}"{{(more is "" ? "" : ",")}}{{more}}}""";

    public static string OneTime(int quantity = 1, string more = "") => Line(Items.OneTime, "one_time", quantity, more);

    public static string Monthly(int quantity = 1, string more = "") => Line(Items.Monthly, "monthly", quantity, more);

    public static string NoCycle(int quantity = 1, string more = "") => Line(Items.NoCycle, "none", quantity, more);

    public static string Legacy(int quantity = 1, string more = "") => Line(Items.Legacy, "monthly", quantity, more);
}
