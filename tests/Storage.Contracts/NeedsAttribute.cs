using Xunit.Abstractions;
using Xunit.Sdk;

namespace PartnerCarts.Storage.Contracts;

/// <summary>Says that the cases of a class need something that a machine may not have.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>Why they cannot run here; null when they can.</summary>
    public abstract string? Missing { get; }

    /// <summary>Why the cases of the class cannot run here; null when they can.</summary>
    public static string? MissingFor(ITypeInfo testClass) => testClass.ToRuntimeType()
        .GetCustomAttributes(typeof(NeedsAttribute), inherit: true).Cast<NeedsAttribute>()
        .Select(needs => needs.Missing)
        .FirstOrDefault(missing => missing is not null);
}
