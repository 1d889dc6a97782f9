using System.Net.Sockets;

namespace PartnerCarts.Grains;

/// <summary>
/// What an exception out of a call into the cluster means. Types tell little: what a silo throws before it reaches the
/// grain (out of placement or the directory, say) may be of any type, and what cannot be serialized arrives as an
/// exception about that.
/// </summary>
internal static class CallFailures
{
    /// <summary>
    /// Whether the call may have been carried out or not, and may succeed when it is repeated. All but two kinds: a
    /// record that cannot be read stays so until somebody does something about it, and a call that could not begin is a
    /// bug here.
    /// </summary>
    public static bool IsUnknownOutcome(Exception failure) =>
        failure is not (UnreadableRecordException or CallNotBegunException);

    /// <summary>
    /// Whether an exception that was thrown before a call was sent says that the client is not connected yet, or no
    /// longer.
    /// </summary>
    public static bool IsOfAnUnsentCall(Exception failure) =>
        failure
            is TimeoutException
                or OperationCanceledException
                or OrleansException
                or IOException
                or SocketException
                or ObjectDisposedException;
}
