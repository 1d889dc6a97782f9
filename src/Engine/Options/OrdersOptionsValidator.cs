using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>Checks <c>Orders:Fail</c>: a group that no cart can have, or a code that no order fails with, is a typing error.</summary>
internal sealed partial class OrdersOptionsValidator : IValidateOptions<OrdersOptions>
{
    public ValidateOptionsResult Validate(string? name, OrdersOptions options)
    {
        var failures = new List<string>();
        foreach (var (group, code) in options.Fail)
        {
            var key = $"{OrdersOptions.Section}:{nameof(OrdersOptions.Fail)}:{group}";
            if (!Group().IsMatch(group))
                failures.Add($"{key}: \"{group}\" is no order group; groups are 0, 1, … and OMS-0, OMS-1, … for legacy offers.");
            if (!OrderErrors.IsKnown(code))
                failures.Add($"{key} is {code}; it must be one of {string.Join(", ", OrderErrors.Codes)}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    [GeneratedRegex(@"^(OMS-)?(0|[1-9][0-9]{0,2})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Group();
}
