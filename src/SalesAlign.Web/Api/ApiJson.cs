using System.Text.Json;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Api;

internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        JsonFormat.Configure(options);
        options.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
    }
}
