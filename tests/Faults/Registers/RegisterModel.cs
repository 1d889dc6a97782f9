using System.Globalization;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Registers;

internal enum RegisterAct
{
    Read,
    Write,
    CompareAndSet,
}

/// <summary>A call of one register.</summary>
/// <param name="Act">What.</param>
/// <param name="Value">What a read saw, or what is written; null for nothing.</param>
/// <param name="Expected">What a compare-and-set wants to find.</param>
/// <param name="Found">Whether a compare-and-set found it.</param>
internal sealed record RegisterCall(RegisterAct Act, int? Value, int? Expected = null, bool Found = true);

/// <summary>One register, empty at first.</summary>
internal sealed class RegisterModel : IModel<int?, RegisterCall>
{
    public int? Initial => null;

    public (bool Fits, int? Next) Step(int? state, RegisterCall call, bool isOutcomeKnown) =>
        call.Act switch
        {
            RegisterAct.Read => (!isOutcomeKnown || state == call.Value, state),
            RegisterAct.Write => (true, call.Value),
            _ when !isOutcomeKnown => (true, state == call.Expected ? call.Value : state),
            _ => (call.Found == (state == call.Expected), call.Found ? call.Value : state),
        };

    public string KeyOf(int? state) => state?.ToString(CultureInfo.InvariantCulture) ?? "";
}
