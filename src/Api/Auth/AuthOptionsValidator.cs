using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Checks what the attributes of section <c>Auth</c> cannot; all errors at once, each naming its key.
/// </summary>
internal sealed class AuthOptionsValidator(IHostEnvironment environment, DevelopmentKey? developmentKey = null)
    : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Authority))
            CheckMissingAuthority(options, errors);
        else if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || !IsSafe(authority))
            errors.AddError(
                $"Auth:Authority is {options.Authority}; it must be an absolute https:// address (http:// only on "
                    + $"this machine)."
            );
        if (Array.Exists(options.Audiences, string.IsNullOrWhiteSpace))
            errors.AddError("Auth:Audiences has an empty entry.");
        if (Array.Exists(options.Issuers, string.IsNullOrWhiteSpace))
            errors.AddError("Auth:Issuers has an empty entry.");
        foreach (
            var tenant in options.Tenants.Where(static tenant =>
                !Guid.TryParseExact(tenant, "D", out var id) || id == Guid.Empty
            )
        )
            errors.AddError(
                $"Auth:Tenants has {tenant}; its entries must be GUIDs such as 11111111-1111-4111-8111-111111111111."
            );
        CheckNames("Auth:Scopes", options.Scopes, errors);
        CheckNames("Auth:Roles", options.Roles, errors);
        return errors.Build();
    }

    /// <summary>A name with a space in it would be two in a token, and never match.</summary>
    private static void CheckNames(string key, PermissionNames names, ValidateOptionsResultBuilder errors)
    {
        foreach (
            var (name, list) in new[] { ("Read", names.Read), ("Write", names.Write), ("Checkout", names.Checkout) }
        )
            if (Array.Exists(list, static entry => string.IsNullOrWhiteSpace(entry) || entry.Any(char.IsWhiteSpace)))
                errors.AddError($"{key}:{name} has an entry that is empty or has white space in it.");
    }

    private void CheckMissingAuthority(AuthOptions options, ValidateOptionsResultBuilder errors)
    {
        if (developmentKey is not null && (environment.IsDevelopment() || options.AllowDevelopmentKeys))
            return;
        errors.AddError(
            developmentKey is null
                ? "Auth:Authority is missing: without it, and without a development key, no token could be checked."
                : $"Auth:Authority is missing: it is required in environment {environment.EnvironmentName}, "
                    + $"unless Auth:AllowDevelopmentKeys is true."
        );
    }

    private static bool IsSafe(Uri authority) =>
        authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback);
}
