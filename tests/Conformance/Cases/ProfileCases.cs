namespace PartnerCarts.Conformance;

/// <summary>The partner and its customers, as purchase code asks for them (contract.md 23).</summary>
public abstract class ProfileCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C127")]
    public async Task Organization_HasWhatPowerShellConnectsWith()
    {
        var profile = (await Get("/v1/profiles/organization")).ShouldBe(200);

        Assert.Equal("GB", profile.Text("defaultAddress.country"));
        Assert.Equal(("en-US", "en"), (profile.Text("culture"), profile.Text("language")));
        Assert.Equal($"{Client.Partner}", profile.Text("id"));
        Assert.Equal($"{Client.Partner}", profile.Text("tenantId"));
        Assert.All(["companyName", "domain", "email"], name => Assert.NotEmpty(profile.Text(name)));
        Assert.Equal("OrganizationProfile", profile.Text("profileType"));
        Assert.Equal("/profiles/organization", profile.Text("links.self.uri"));
    }

    [Fact, Case("C127")]
    public async Task MpnId_IsThePartnersOwnOrUnknown()
    {
        foreach (var query in new[] { "", "?mpnId=6100007", "?mpnId=" })
        {
            var profile = (await Get($"/v1/profiles/mpn{query}")).ShouldBe(200);
            Assert.Equal("6100007", profile.Text("mpnId"));
            Assert.NotEmpty(profile.Text("partnerName"));
            Assert.Equal("MpnProfile", profile.Text("profileType"));
        }

        (await Get("/v1/profiles/mpn?mpnId=1")).ShouldFail(404, 3000);
    }

    [Fact]
    public async Task Customers_OfTheCatalog_AreListed()
    {
        var list = (await Get("/v1/customers?size=2&filter=x")).ShouldBe(200);

        Assert.Equal(list.Count("items"), list.Int("totalCount"));
        Assert.Equal(
            new[] { $"{Items.EuroCustomer}", $"{Items.CustomerWithoutAgreement}" }.Order(),
            list.Each("items", "id")
        );
        Assert.Equal($"{Items.EuroCustomer}", list.Text("items.0.companyProfile.tenantId"));
        Assert.Equal("reseller", list.Text("items.0.relationshipToPartner"));
        Assert.Equal("/customers?size=2&filter=x", list.Text("links.self.uri"));
    }

    [Fact]
    public async Task Customers_OfAPartnerWithRelationships_AreItsOwn()
    {
        var secured = await Host.Secured();

        var list = (await secured.Send(secured.Token(SecuredHost.PartnerA), "GET", "/v1/customers")).ShouldBe(200);

        Assert.Equal(new[] { $"{SecuredHost.CustomerOfA}", $"{SecuredHost.CustomerOfBoth}" }, list.Each("items", "id"));
        (
            await secured.Send(secured.Token(SecuredHost.PartnerA), "GET", $"/v1/customers/{SecuredHost.CustomerOfB}")
        ).ShouldFail(403, 20002);
    }

    [Fact]
    public async Task Customer_ReadAlone_SaysWhereItIs()
    {
        var customer = (await Get($"/v1/customers/{Items.EuroCustomer}")).ShouldBe(200);

        Assert.Equal("DE", customer.Text("companyProfile.address.country"));
        Assert.Equal("DE", customer.Text("billingProfile.defaultAddress.country"));
        Assert.Equal("en-US", customer.Text("billingProfile.culture"));
        Assert.True(customer.Bool("allowDelegatedAccess"));
        Assert.Equal($"/customers/{Items.EuroCustomer}", customer.Text("links.self.uri"));
        (await Get("/v1/customers/x")).ShouldFail(400, 900118);
    }

    [Theory]
    [InlineData("POST", "customers", 400, 900127)]
    [InlineData("PATCH", "customers/5d1b7c90-3e2a-4f68-8a17-c0f4d2e6b935", 400, 900127)]
    [InlineData("DELETE", "customers/5d1b7c90-3e2a-4f68-8a17-c0f4d2e6b935", 400, 900127)]
    [InlineData("PUT", "profiles/organization", 400, 900127)]
    [InlineData("GET", "profiles/legalbusiness", 404, 1000)]
    public async Task WhatIsNotServed_IsRefusedAsSuch(string method, string path, int status, int code) =>
        (await Client.Send(method, $"/v1/{path}", method == "GET" ? null : "{}")).ShouldFail(status, code);

    private Task<Answer> Get(string path) => Client.Send("GET", path, null);
}
