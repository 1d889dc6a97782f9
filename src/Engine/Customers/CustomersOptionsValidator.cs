using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>Checks what the attributes of section <c>Customers</c> cannot.</summary>
internal sealed class CustomersOptionsValidator : IValidateOptions<CustomersOptions>
{
    public ValidateOptionsResult Validate(string? name, CustomersOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (options is { File.Length: > 0, Lookup.Length: > 0 })
            errors.AddError(
                "Customers:File and Customers:Lookup are both set; only one of them can say which customers a "
                    + "partner has."
            );
        if (options.Lookup is { Length: > 0 } lookup && Problem(lookup) is { } problem)
            errors.AddError($"Customers:Lookup is {lookup}; {problem}");
        if (options.LookupAuthorization is { } secret && secret.Any(static c => c is < ' ' or > '~'))
            errors.AddError("Customers:LookupAuthorization has characters that cannot stand in a header.");
        return errors.Build();
    }

    private static string? Problem(string lookup)
    {
        if (
            !lookup.Contains(RelationshipLookup.Partner, StringComparison.Ordinal)
            || !lookup.Contains(RelationshipLookup.Customer, StringComparison.Ordinal)
        )
            return "it must have {partner} and {customer} in it.";
        var isSafe =
            Uri.TryCreate(RelationshipLookup.Fill(lookup, Guid.Empty, Guid.Empty), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        return isSafe ? null : "it must be an absolute https:// address (http:// only on this machine).";
    }
}
