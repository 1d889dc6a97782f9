using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.OpenApi;

/// <summary>
/// Adds what all routes have in common: the ids in the path, the headers of requests and answers, the token.
/// </summary>
internal sealed class OperationTransformer : IOpenApiOperationTransformer
{
    public const string Bearer = "bearer";

    private static readonly OpenApiSchema Text = new() { Type = JsonSchemaType.String };
    private static readonly OpenApiSchema Id = new() { Type = JsonSchemaType.String, Format = "uuid" };
    private static readonly OpenApiSchema Count = new() { Type = JsonSchemaType.Integer };

    private static readonly (string Name, OpenApiSchema Schema, string Description)[] PathParameters =
    [
        ("customerId", Id, "The customer's tenant."),
        ("cartId", Id, "The cart."),
        ("orderId", Text, "The order."),
        ("lineItemNumber", Count, "The order's line, from 0."),
        ("subscriptionId", Id, "The subscription."),
        ("productId", Text, "The product, the first part of a catalog item id."),
        ("skuId", Text, "The SKU, the second part of a catalog item id."),
        ("promotionId", Text, "The promotion."),
        ("availabilityId", Text, "The availability, the third part of a catalog item id."),
    ];

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var about = metadata.OfType<Operation>().Single();
        List<string> policies = [.. metadata.OfType<IAuthorizeData>().Select(asked => asked.Policy!)];
        operation.OperationId = about.Id;
        operation.Summary = about.Summary;
        operation.Description = $"{about.Description} Asks for a token that meets {string.Join(" and ", policies)}.";
        operation.Parameters =
        [
            .. Path(context.Description.RelativePath ?? ""),
            .. about.Query.Select(Query),
            .. Headers(about),
        ];
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = policies }];
        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = about.MeaningOf(int.Parse(status, CultureInfo.InvariantCulture));
            ((OpenApiResponse)response).Headers = AnswerHeaders(status, about);
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<IOpenApiParameter> Path(string path) =>
        PathParameters
            .Where(parameter => path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal))
            .Select(parameter => new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = parameter.Schema,
                Description = parameter.Description,
            });

    private static OpenApiParameter Query(QueryParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Required = parameter.IsRequired,
            Schema = Text,
            Description = parameter.Description,
        };

    private static IEnumerable<IOpenApiParameter> Headers(Operation about)
    {
        yield return Header(
            HeaderKeys.RequestId,
            about.IsRepeatable
                ? "Identifies the request, preferably a GUID, at most 128 characters. The same id with the same "
                    + "body is the same request: it is answered again, and done once."
                : "Identifies the request, preferably a GUID, at most 128 characters."
        );
        yield return Header(
            HeaderKeys.CorrelationId,
            "Identifies what the request is part of, at most 128 characters."
        );
        yield return Header(HeaderKeys.Locale, "The language of texts, default en-US.");
        if (about.HasPrecondition)
            yield return Header(
                "If-Match",
                "Do it only if what is changed still has this ETag, quoted or not; * matches any."
            );
        if (about.NamesCustomerUser)
            yield return Header(
                HeaderKeys.CustomerUserUpn,
                "The user who is to get the licences, at most 1024 characters."
            );
    }

    private static Dictionary<string, IOpenApiHeader> AnswerHeaders(string status, Operation about)
    {
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            [HeaderKeys.RequestId] = Answer("The request's, or a new one.", Text),
            [HeaderKeys.CorrelationId] = Answer("The request's, or a new one.", Text),
            [HeaderKeys.Locale] = Answer("The requested culture and the effective one.", Text),
            [HeaderKeys.CorrelationVector] = Answer("For support.", Text),
            [HeaderKeys.ServerId] = Answer("For support.", Text),
        };
        if (status.StartsWith('2') && about.HasETag)
            headers["ETag"] = Answer("The cart's version, quoted.", Text);
        if (status == "401")
            headers["WWW-Authenticate"] = Answer("Names the correlation id.", Text);
        if (status is "429" or "503")
            headers["Retry-After"] = Answer("When to come again, in seconds.", Count);
        return headers;
    }

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Schema = Text,
            Description = description,
        };

    private static OpenApiHeader Answer(string description, OpenApiSchema schema) =>
        new() { Description = description, Schema = schema };
}
