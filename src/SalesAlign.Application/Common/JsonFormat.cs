using System.Text.Json;
using SalesAlign.Data.Common;

namespace SalesAlign.Application.Common;

/// <summary>Lets the host speak the same JSON as the database: camel case, enums by name, ids as GUIDs.</summary>
public static class JsonFormat
{
    public static void Configure(JsonSerializerOptions options) => DomainJson.Configure(options);
}
