using PartnerCarts.Conformance;

namespace PartnerCarts.Local.Tests.Conformance;

public sealed class LocalLogSecretsTests(LocalConformanceHost host)
    : LogSecretsTests(host, () => host.Loggers),
        IClassFixture<LocalConformanceHost>;
