using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

public sealed class ClusterLogSecretsTests(MemoryClusterHost host)
    : LogSecretsTests(host, () => host.Loggers),
        IClassFixture<MemoryClusterHost>;
