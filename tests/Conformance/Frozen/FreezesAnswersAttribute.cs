using System.Reflection;
using Xunit.Sdk;

namespace PartnerCarts.Conformance;

/// <summary>
/// After each case of the class, its answers are compared with the frozen ones, where the host has any.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FreezesAnswersAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest)
    {
        if (AnswerLog.Current is { } log && !methodUnderTest.IsDefined(typeof(RacesAttribute), inherit: true))
            FrozenAnswers.Check(methodUnderTest, log.Exchanges);
    }
}
