using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>Whose facts a figure is made of: of one person, of some units with all below them on each fact's day, or, with neither, of everybody.</summary>
public sealed record Slice(IReadOnlyList<UnitId>? Units = null, PersonId? Person = null)
{
    internal void AddTo(NpgsqlCommand command)
    {
        command.AddIds("units", Units?.Select(unit => unit.Value));
        command.AddId("person", Person?.Value);
    }

    /// <summary>Also gives the days around all periods, which place facts in the organisation.</summary>
    internal void AddTo(NpgsqlCommand command, IReadOnlyList<Period> periods)
    {
        AddTo(command);
        command.Parameters.AddWithValue("firsts", periods.Select(period => period.First).ToArray());
        command.Parameters.AddWithValue("lasts", periods.Select(period => period.Last).ToArray());
        command.Parameters.AddWithValue("first", periods.Min(period => period.First));
        command.Parameters.AddWithValue("last", periods.Max(period => period.Last));
    }
}
