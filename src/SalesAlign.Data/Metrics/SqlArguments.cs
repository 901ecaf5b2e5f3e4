using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace SalesAlign.Data.Metrics;

/// <summary>Collects what users wrote as parameters, so that none of it ever becomes part of a statement.</summary>
internal sealed class SqlArguments
{
    private readonly List<NpgsqlParameter> _parameters = [];

    public IReadOnlyList<NpgsqlParameter> Parameters => _parameters;

    /// <summary>The name by which the statement refers to the value.</summary>
    public string Add(NpgsqlDbType type, object value)
    {
        var name = "v" + _parameters.Count.ToString(CultureInfo.InvariantCulture);
        _parameters.Add(new NpgsqlParameter(name, type) { Value = value });
        return "@" + name;
    }
}
