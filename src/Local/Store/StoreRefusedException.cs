namespace PartnerCarts.Local;

/// <summary>The store cannot be used, for a reason that its message tells the operator in full: a foreign, damaged or newer file, or one in use.</summary>
internal sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);
