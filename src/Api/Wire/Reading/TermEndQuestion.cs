using System.Globalization;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// What <c>customTermEndDates</c> is asked (contract.md 19.3). The documentation spells the parameters in two ways;
/// both are read.
/// </summary>
/// <param name="Term">P1M, P1Y or P3Y.</param>
/// <param name="Start">When the purchase is meant to be.</param>
/// <param name="Target">The one subscription to align with; null for any.</param>
internal readonly record struct TermEndQuestion(string Term, DateTimeOffset Start, Guid? Target)
{
    public static bool TryRead(HttpRequest request, DateTimeOffset now, out TermEndQuestion question, out Fault fault)
    {
        question = default;
        fault = default;
        var term = Text(request, "term_duration", "TermDuration");
        var start = Text(request, "term_start_date", "TermStartDate");
        var target = Text(request, "target_coterm_subscription_id", "TargetCotermSubscriptionId");
        var begins = now;
        var wanted = Guid.Empty;
        if (term is null)
            fault = EdgeFaults.Invalid("The query needs term_duration: P1M, P1Y or P3Y.");
        else if (!TermEndDates.Terms.Contains(term, StringComparer.OrdinalIgnoreCase))
            fault = new(400, 800121, $"term_duration {SanitizedText.Of(term)} is none of P1M, P1Y, P3Y.");
        else if (
            start is not null
            && (
                !DateTimeOffset.TryParse(
                    start,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out begins
                )
                || begins.UtcDateTime.Date < now.UtcDateTime.Date
                || begins.Year > 9000
            )
        )
            fault = EdgeFaults.Invalid($"term_start_date {SanitizedText.Of(start)} is no date from today on.");
        else if (target is not null && !Guid.TryParse(target, out wanted))
            fault = EdgeFaults.Invalid($"target_coterm_subscription_id {SanitizedText.Of(target)} is no GUID.");
        else
        {
            question = new(term.ToUpperInvariant(), begins, target is null ? null : wanted);
            return true;
        }

        return false;
    }

    private static string? Text(HttpRequest request, string name, string other)
    {
        var text = request.Query[name].ToString();
        if (string.IsNullOrWhiteSpace(text))
            text = request.Query[other].ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
