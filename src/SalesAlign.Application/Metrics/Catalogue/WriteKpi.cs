using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Defines a KPI or changes one. What it meant before stays readable, and an objective never loses its last KPI that is not revenue.</summary>
public sealed class WriteKpi(UseCaseContext context) : UseCase<WriteKpi.Request, KpiId>(context)
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Why">Needed where values will say something else from now on.</param>
    public sealed record Request(KpiId? Id, KpiTerms Terms, bool IsRetired = false, string? Why = null, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Terms).NotNull().WithErrorCode("kpi.no_name");
            RuleFor(r => r.Why).MaximumLength(KpiWords.LongestText);
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<KpiId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var terms = request.Terms.Checked();
        if (await NotKnownAsync(work, terms, today, cancel) is { } unknown) return unknown;
        if (terms.MetricId is { } metricId)
        {
            var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(known => known.Id == metricId, cancel);
            // A computed value is counted as its metric counts it, and gets better the same way.
            terms = terms with { Unit = metric.Unit, Direction = metric.Direction };
        }
        if (await work.Db.Kpis.AnyAsync(other => other.Id != request.Id && other.Name == terms.Words.Name, cancel)) return Result.Refused("kpi.name_taken", "Name");
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        if (request.Id is not { } id)
        {
            var made = new Kpi(KpiId.New(), null, terms, calendar.Containing(terms.Cadence, today).First, work.Actor.PersonId, work.Now);
            work.Db.Add(made);
            await work.Db.SaveChangesAsync(cancel);
            return made.Id;
        }
        var kpi = await work.Db.Kpis.Include(known => known.Versions).SingleOrDefaultAsync(known => known.Id == id, cancel);
        if (kpi is null) return Result.NotFound;
        work.Expect(kpi, request.Version);
        if ((kpi.Unit != terms.Unit || kpi.Level != terms.Level || kpi.UnitsOf != terms.UnitsOf || kpi.Cadence != terms.Cadence) && await work.Db.KpiValues.AnyAsync(value => value.KpiId == id, cancel))
        {
            return Result.Refused("kpi.has_values", kpi.Unit != terms.Unit ? "Unit" : kpi.Cadence != terms.Cadence ? "Cadence" : "Level");
        }
        if (await LeavesNoOtherAsync(work, kpi, terms, request.IsRetired, cancel)) return Result.Refused("kpi.last_beyond_revenue", request.IsRetired ? null : terms.ObjectiveId != kpi.ObjectiveId ? "ObjectiveId" : "IsRevenue");
        kpi.Revise(terms, request.Why, work.Actor.PersonId, work.Now);
        if (request.IsRetired) kpi.Retire();
        else kpi.Revive(today);
        await work.Db.SaveChangesAsync(cancel);
        return kpi.Id;
    }

    private static async Task<Refusal?> NotKnownAsync(Work work, KpiTerms terms, DateOnly today, CancellationToken cancel)
    {
        if (!await work.Db.People.AnyAsync(person => person.Id == terms.OwnerId && (person.LeftOn == null || person.LeftOn >= today), cancel)) return Result.Refused("kpi.no_owner", "OwnerId");
        if (terms.MetricId is { } metric && !await work.Db.Metrics.AnyAsync(known => known.Id == metric && !known.IsRetired, cancel)) return Result.Refused("kpi.no_metric", "MetricId");
        return terms.ObjectiveId is { } objective && !await work.Db.StrategicObjectives.AnyAsync(known => known.ObjectiveId == objective, cancel) ? Result.Refused("kpi.unknown_objective", "ObjectiveId") : null;
    }

    // What an objective is worth besides revenue must stay visible: the last such KPI is replaced before it goes.
    private static async Task<bool> LeavesNoOtherAsync(Work work, Kpi kpi, KpiTerms terms, bool retires, CancellationToken cancel)
    {
        if (kpi.ObjectiveId is not { } objective || kpi.IsRevenue || kpi.IsRetired) return false;
        if (!retires && terms.ObjectiveId == objective && !terms.IsRevenue) return false;
        return !await work.Db.Kpis.AnyAsync(other => other.Id != kpi.Id && !other.IsRetired && other.ObjectiveId == objective && !other.IsRevenue, cancel)
            && await work.Db.StrategyVersions.Current().AnyAsync(version => version.Objectives.Any(stated => stated.ObjectiveId == objective), cancel);
    }
}
