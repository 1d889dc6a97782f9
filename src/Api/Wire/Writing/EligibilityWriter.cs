using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes which promotions a purchase may have, and what is against the others (contract.md 22.5).</summary>
internal static class EligibilityWriter
{
    public static void Write(Utf8JsonWriter json, PromotionInquiry inquiry, ImmutableArray<PromotionVerdict> verdicts)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, inquiry.Id);
        json.WriteString("catalogItemId"u8, inquiry.CatalogItemId);
        json.WriteNumber("quantity"u8, inquiry.Quantity);
        json.WriteString("billingCycle"u8, EnumSpellings.BillingCycle.Of(inquiry.Cycle));
        json.WriteIfGiven("termDuration"u8, inquiry.Term);
        json.WriteIfGiven("promotionId"u8, inquiry.PromotionId);
        json.WriteStartArray("eligibilities"u8);
        foreach (var verdict in verdicts)
        {
            json.WriteStartObject();
            json.WriteIfGiven("promotionId"u8, verdict.PromotionId);
            json.WriteBoolean("isEligible"u8, verdict.Problems.IsEmpty);
            WriteProblems(json, verdict.Problems);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteAttributes("PromotionEligibilities"u8);
        json.WriteEndObject();
    }

    private static void WriteProblems(Utf8JsonWriter json, ImmutableArray<PromotionProblem> problems)
    {
        if (problems.IsEmpty)
            return;
        json.WriteStartArray("errors"u8);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            WriteDetails(json, problem);
            json.WriteString("type"u8, problem.Type.ToString());
            json.WriteString("description"u8, problem.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDetails(Utf8JsonWriter json, PromotionProblem problem)
    {
        switch (problem.Type)
        {
            case PromotionProblemType.Term:
                json.WriteStartArray("eligibleTerms"u8);
                foreach (var (cycle, term) in problem.Terms)
                {
                    json.WriteStartObject();
                    PromotionWriter.WriteTerm(json, cycle, term);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case PromotionProblemType.SeatCount:
                json.WriteIfGiven("minimumRequiredSeats"u8, problem.Least);
                json.WriteIfGiven("maximumRequiredSeats"u8, problem.Most);
                json.WriteIfGiven("availableSeats"u8, problem.Left);
                break;
            case PromotionProblemType.RedemptionLimit:
                json.WriteIfGiven("maxPromotionRedemptionCount"u8, problem.Most);
                json.WriteIfGiven("remainingPromotionRedemptionCount"u8, problem.Left);
                break;
        }
    }
}
