namespace PartnerCarts.Api;

/// <summary>
/// The arguments of a program make no sense. The message is one line that says which, and what to do.
/// </summary>
public sealed class UsageException(string message) : Exception(message);
