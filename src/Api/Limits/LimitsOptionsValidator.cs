using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Checks how the limits of section <c>Limits</c> fit together; all errors at once, each naming its key.
/// </summary>
internal sealed class LimitsOptionsValidator : IValidateOptions<LimitsOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitsOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (options.PartnerInFlight > options.InFlight)
            errors.AddError(
                $"Limits:PartnerInFlight is {options.PartnerInFlight}; it must not be above Limits:InFlight, "
                    + $"which is {options.InFlight}."
            );
        CheckCustomer(errors, "Writes", options.CustomerWrites, options.PartnerWrites);
        CheckCustomer(errors, "Reads", options.CustomerReads, options.PartnerReads);
        CheckReads(errors, "Partner", options.PartnerReads, options.PartnerWrites);
        CheckReads(errors, "Customer", options.CustomerReads, options.CustomerWrites);
        return errors.Build();
    }

    // A partner may name as many customers as it likes: only its own limit bounds how many of them are remembered.
    private static void CheckCustomer(ValidateOptionsResultBuilder errors, string what, int customer, int partner)
    {
        if (customer > 0 && (partner == 0 || customer > partner))
            errors.AddError(
                $"Limits:Customer{what} is {customer}; it needs Limits:Partner{what}, which is {partner}, and "
                    + $"must not be above it."
            );
    }

    private static void CheckReads(ValidateOptionsResultBuilder errors, string whose, int reads, int writes)
    {
        if (reads > 0 && reads < writes)
            errors.AddError(
                $"Limits:{whose}Reads is {reads}; it must not be below Limits:{whose}Writes, which is {writes}: "
                    + $"reads are throttled last."
            );
    }
}
