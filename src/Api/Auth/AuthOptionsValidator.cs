using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Auth;

/// <summary>Checks what the attributes of section <c>Auth</c> cannot; all errors at once, each naming its key.</summary>
internal sealed class AuthOptionsValidator(IHostEnvironment environment, DevelopmentKey? developmentKey = null) : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Authority))
            CheckMissingAuthority(options, errors);
        else if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || !IsSafe(authority))
            errors.AddError($"Auth:Authority is {options.Authority}; it must be an absolute https:// address (http:// only on this machine).");
        if (Array.Exists(options.Audiences, string.IsNullOrWhiteSpace))
            errors.AddError("Auth:Audiences has an empty entry.");
        if (Array.Exists(options.Issuers, string.IsNullOrWhiteSpace))
            errors.AddError("Auth:Issuers has an empty entry.");
        return errors.Build();
    }

    private void CheckMissingAuthority(AuthOptions options, ValidateOptionsResultBuilder errors)
    {
        if (developmentKey is not null && (environment.IsDevelopment() || options.AllowDevelopmentKeys))
            return;
        errors.AddError(developmentKey is null
            ? "Auth:Authority is missing: without it, and without a development key, no token could be checked."
            : $"Auth:Authority is missing: it is required in environment {environment.EnvironmentName}, unless Auth:AllowDevelopmentKeys is true.");
    }

    private static bool IsSafe(Uri authority) =>
        authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback);
}
