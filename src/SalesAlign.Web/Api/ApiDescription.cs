using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SalesAlign.Domain.Common;

namespace SalesAlign.Web.Api;

/// <summary>What the OpenAPI document says beyond the endpoints themselves: how to sign in, and that ids are GUIDs.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "SalesAlign",
                Version = "v1",
                Description = "Strategy, goals, metrics, incentives and field voice of one company. Sign in with a personal API key: Authorization: Bearer sa_…",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal API key." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "uuid";
                schema.Properties?.Clear();
            }
            return Task.CompletedTask;
        });
    }
}
