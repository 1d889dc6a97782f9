using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// A fact that is skipped, and says why, where its class <see cref="NeedsAttribute"/> something that is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(
    "PartnerCarts.Storage.Contracts." + nameof(ContractFactDiscoverer),
    "PartnerCarts.Storage.Contracts"
)]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>
/// The attribute sits on a method of the base class and what is missing depends on the class that runs it: xunit asks
/// the test case.
/// </summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        new ContractTestCase(
            DiagnosticMessageSink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod
        );
}

public sealed class ContractTestCase : XunitTestCase
{
    public ContractTestCase(
        IMessageSink diagnostics,
        TestMethodDisplay display,
        TestMethodDisplayOptions displayOptions,
        ITestMethod method
    )
        : base(diagnostics, display, displayOptions, method) { }

    [Obsolete("For the deserializer only.")]
    public ContractTestCase() { }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? NeedsAttribute.MissingFor(TestMethod.TestClass.Class);
}
