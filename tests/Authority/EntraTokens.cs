namespace PartnerCarts.Authority;

/// <summary>
/// Access tokens with the claims that Microsoft Entra ID puts into them, required and optional ones, made from a good
/// token of <see cref="OidcServer.Token"/>.
/// </summary>
public static class EntraTokens
{
    private const string Idp = "https://sts.windows.net/99999999-0000-4000-8000-000000000009/";

    public static TokenDraft OfUserVersion2(this TokenDraft token) =>
        token
            .InBothVersions()
            .With(
                ("azpacr", "1"),
                ("preferred_username", "ada@contoso.example"),
                ("name", "Ada"),
                ("email", "ada@contoso.example"),
                ("sid", "00000000-1111-4111-8111-000000000001"),
                ("acrs", new[] { "c1" }),
                ("acct", 0),
                ("idp", Idp),
                ("auth_time", token.Claims["iat"]),
                ("wids", new[] { "62e90394-69f5-4237-9190-012177145e10" }),
                ("groups", new[] { "11111111-1111-4111-8111-000000000001" }),
                ("login_hint", "O.CiQ"),
                ("ctry", "SE")
            );

    public static TokenDraft OfUserVersion1(this TokenDraft token) =>
        token
            .InVersion1()
            .With(
                ("amr", new[] { "pwd", "mfa" }),
                ("acr", "1"),
                ("ipaddr", "203.0.113.7"),
                ("unique_name", "ada@contoso.example"),
                ("upn", "ada@contoso.example"),
                ("given_name", "Ada"),
                ("family_name", "Lovelace"),
                ("name", "Ada Lovelace"),
                ("deviceid", "22222222-1111-4111-8111-000000000001"),
                ("onprem_sid", "S-1-5-21-1-2-3-4"),
                ("puid", "1003BFFD00000001"),
                ("pwd_exp", "1000"),
                ("pwd_url", "https://portal.example"),
                ("in_corp", "true"),
                ("platf", "3"),
                ("tenant_ctry", "SE"),
                ("_claim_names", new Dictionary<string, string> { ["groups"] = "src1" }),
                (
                    "_claim_sources",
                    new Dictionary<string, object> { ["src1"] = new { endpoint = "https://graph.example" } }
                ),
                ("signin_state", new[] { "kmsi" }),
                ("verified_primary_email", new[] { "ada@contoso.example" })
            );

    /// <summary>Without <c>idtyp</c>, which is there only for services that ask for it.</summary>
    public static TokenDraft OfApplicationVersion2(this TokenDraft token) =>
        token.InBothVersions().OfApplication().With(("azpacr", "2"));

    /// <summary>Without <c>idtyp</c>, which is there only for services that ask for it.</summary>
    public static TokenDraft OfApplicationVersion1(this TokenDraft token) =>
        token.InVersion1().OfApplication().With(("appidacr", "2"), ("idp", Idp));

    private static TokenDraft OfApplication(this TokenDraft token) =>
        token.With(("scp", null), ("sub", token.Claims["oid"]));

    private static TokenDraft InVersion1(this TokenDraft token) =>
        token
            .InBothVersions()
            .With(
                ("iss", $"https://sts.windows.net/{token.Claims["tid"]}/"),
                ("ver", "1.0"),
                ("aud", "https://api.partnercenter.microsoft.com"),
                ("appid", token.Claims["azp"]),
                ("azp", null),
                ("appidacr", "1")
            )
            .WithHeader(("x5t", token.Key.Id));

    private static TokenDraft InBothVersions(this TokenDraft token) =>
        token.With(
            ("aio", "E2ZgYNjO"),
            ("rh", "0.AAAA"),
            ("uti", "hYQ4rXw2eEOT"),
            ("tenant_region_scope", "EU"),
            ("xms_cc", new[] { "cp1" }),
            ("xms_tcdt", 1600000000),
            ("xms_idrel", "1 7"),
            ("xms_ftd", "c3R1dHRnYXJ0"),
            ("xms_st", new Dictionary<string, string> { ["sub"] = "another-pairwise-subject" })
        );
}
