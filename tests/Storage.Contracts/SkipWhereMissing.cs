using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// Leaves the order of the cases alone, and skips those whose class <see cref="NeedsAttribute"/> something that is
/// missing. For cases that are facts and theories of a base class that knows of no providers: an orderer sees every
/// case right before it runs.
/// </summary>
public sealed class SkipWhereMissing(IMessageSink diagnostics) : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        testCases.Select(test =>
            NeedsAttribute.MissingFor(test.TestMethod.TestClass.Class) is { } reason
                ? (TTestCase)(ITestCase)new SkippedCase(diagnostics, test, reason)
                : test
        );
}

public sealed class SkippedCase : XunitTestCase
{
    public SkippedCase(IMessageSink diagnostics, ITestCase test, string reason)
        : base(
            diagnostics,
            TestMethodDisplay.ClassAndMethod,
            TestMethodDisplayOptions.None,
            test.TestMethod,
            test.TestMethodArguments
        ) => SkipReason = reason;

    [Obsolete("For the deserializer only.")]
    public SkippedCase() { }
}
