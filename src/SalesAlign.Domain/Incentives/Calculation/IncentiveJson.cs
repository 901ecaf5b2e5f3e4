using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// How plans, lines and derivations are written as JSON. The discriminator may stand anywhere, because a database's jsonb orders an
/// object's keys as it likes.
/// </summary>
public static class IncentiveJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
