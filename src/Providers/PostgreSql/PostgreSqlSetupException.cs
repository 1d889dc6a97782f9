namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// The database cannot be used as it is. The message says what is wrong, where, and what to do; it never holds a
/// password.
/// </summary>
public sealed class PostgreSqlSetupException : InvalidOperationException
{
    public PostgreSqlSetupException(string message, Exception? inner = null)
        : base(message, inner) { }

    public PostgreSqlSetupException(string message)
        : base(message) { }

    public PostgreSqlSetupException() { }
}
