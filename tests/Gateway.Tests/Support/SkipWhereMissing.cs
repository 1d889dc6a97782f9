// The conformance cases are facts that know of no providers: where a provider is not installed, they are skipped all
// the same.
[assembly: TestCaseOrderer("PartnerCarts.Storage.Contracts.SkipWhereMissing", "PartnerCarts.Storage.Contracts")]
