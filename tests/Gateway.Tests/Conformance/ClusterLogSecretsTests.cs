using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

public sealed class ClusterLogSecretsTests(ClusterConformanceHost host) : LogSecretsTests(host, () => host.Loggers), IClassFixture<ClusterConformanceHost>;
