using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>A closed statement, as far as late facts are compared with it.</summary>
internal sealed record ClosedStatement(
    StatementId Id, IncentivePeriodId Period, IncentivePlanId Plan, PersonId Person, string Fingerprint, IReadOnlyList<Accumulator> Opening, IReadOnlyList<Accumulator> Accumulators,
    IReadOnlyList<Award> Awards, IReadOnlyDictionary<string, decimal> Metrics);

/// <summary>A line of a closed statement with where it stands.</summary>
internal sealed record ClosedLine(StatementId Statement, IncentivePlanId Plan, PersonId Person, PlanVersionId Version, PostedLine Posted);

/// <summary>A won deal that was cancelled.</summary>
internal sealed record CancelledDeal(Guid Deal, DateOnly ClosedOn, DateOnly CancelledOn);

/// <summary>
/// What closed periods hold for some people that a later one may have to settle: statements to compare with, shares held back, corrections
/// already posted, and the lines of deals that were cancelled since.
/// </summary>
internal sealed class LateFacts
{
    private readonly SalesAlignDbContext _db;
    private readonly ILookup<PersonId, ClosedStatement> _statements;
    private readonly ILookup<PersonId, ClosedLine> _held;
    private readonly ILookup<PersonId, ClosedLine> _corrections;

    private LateFacts(SalesAlignDbContext db, List<ClosedStatement> statements, List<ClosedLine> held, List<ClosedLine> corrections, LateBackground background)
    {
        _db = db;
        _statements = statements.ToLookup(statement => statement.Person);
        _held = held.ToLookup(line => line.Person);
        _corrections = corrections.ToLookup(line => line.Person);
        Background = background;
    }

    public LateBackground Background { get; }

    public IEnumerable<ClosedStatement> StatementsOf(PersonId person) => _statements[person];

    /// <summary>Lines with a share that still waits.</summary>
    public IEnumerable<ClosedLine> HeldOf(PersonId person) => _held[person];

    /// <summary>Lines by which later periods corrected, reversed or released something.</summary>
    public IEnumerable<ClosedLine> CorrectionsOf(PersonId person) => _corrections[person];

    /// <summary>Everything that was posted for these deals of a person by a plan.</summary>
    public Task<List<ClosedLine>> LinesOfAsync(IncentivePlanId plan, PersonId person, IEnumerable<Guid> deals, CancellationToken cancel)
    {
        var ids = deals.Select(deal => (DealId?)new DealId(deal)).ToList();
        var statements = _db.Statements.Where(s => s.PersonId == person && s.PlanId == plan
            && _db.IncentivePeriods.Any(p => p.Id == s.PeriodId && p.State == IncentivePeriodState.Closed)).Select(s => s.Id);
        return ReadAsync(_db, _db.StatementLines.AsNoTracking().Where(line => statements.Contains(line.StatementId) && ids.Contains(line.DealId)), cancel);
    }

    public static async Task<LateFacts> LoadAsync(SalesAlignDbContext db, CalculationInputs inputs, LateBackground background, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        if (inputs.Closed.Count == 0) return new LateFacts(db, [], [], [], background);
        var ids = inputs.Closed.Select(closed => closed.Id).ToList();
        var statements = await db.Statements.AsNoTracking().Where(s => ids.Contains(s.PeriodId) && people.Contains(s.PersonId))
            .Select(s => new ClosedStatement(s.Id, s.PeriodId, s.PlanId, s.PersonId, s.Fingerprint, s.Opening, s.Accumulators, s.Awards, s.Metrics)).ToListAsync(cancel);
        var closed = db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed && p.Last < inputs.First);
        var lines = db.StatementLines.AsNoTracking().Where(line => people.Contains(line.PersonId) && closed.Any(p => p.Id == line.PeriodId));
        var corrections = await ReadAsync(db, lines.Where(line => line.CorrectsPeriod != null), cancel);
        var settled = corrections.Where(line => line.Posted.Line.Kind is LineKind.HoldbackReleased or LineKind.HoldbackDropped)
            .Select(line => line.Posted.Line.Corrects?.Line).OfType<Guid>().ToHashSet();
        var held = await ReadAsync(db, lines.Where(line => line.Held != 0), cancel);
        held.RemoveAll(line => settled.Contains(line.Posted.Id));
        return new LateFacts(db, statements, held, corrections, background);
    }

    /// <summary>The lines of one closed statement, read only where it has to be compared.</summary>
    public Task<List<ClosedLine>> LinesAsync(StatementId statement, CancellationToken cancel) =>
        ReadAsync(_db, _db.StatementLines.AsNoTracking().Where(line => line.StatementId == statement), cancel);

    // The derivation stays behind: what a line was derived from matters to readers, not to what it is compared with.
    private static async Task<List<ClosedLine>> ReadAsync(SalesAlignDbContext db, IQueryable<StatementEntry> lines, CancellationToken cancel)
    {
        var rows = await (
            from line in lines
            join statement in db.Statements on line.StatementId equals statement.Id
            join period in db.IncentivePeriods on line.PeriodId equals period.Id
            orderby period.First, line.Ordinal
            select new
            {
                line.Id, line.StatementId, statement.PlanId, line.PersonId, line.PlanVersionId, period.Key, line.ComponentId, line.Kind, line.Amount, line.Held, line.DealId, line.DealKey,
                line.Part, line.Reason, line.Date, line.Credited, line.Objectives, line.CorrectsLineId, line.CorrectsPeriod,
                // Of what corrects, it matters which kind of line was corrected.
                Derivation = line.CorrectsPeriod == null ? null : line.Derivation,
            }).ToListAsync(cancel);
        return rows.ConvertAll(row => new ClosedLine(row.StatementId, row.PlanId, row.PersonId, row.PlanVersionId, new PostedLine(row.Id.Value, row.Key, new StatementLine
        {
            Component = row.ComponentId,
            Kind = row.Kind,
            Amount = row.Amount,
            Held = row.Held,
            Deal = row.DealId?.Value,
            DealKey = row.DealKey,
            Part = row.Part,
            Reason = row.Reason,
            Date = row.Date,
            Credited = row.Credited,
            Objectives = row.Objectives,
            Derivation = row.Derivation ?? [],
            Corrects = row.CorrectsPeriod is { } period ? new LineReference(row.CorrectsLineId?.Value, period) : null,
        })));
    }
}

/// <summary>What is the same for everybody whose late facts are looked for: cancelled deals and the events that release holdbacks.</summary>
internal sealed record LateBackground(IReadOnlyDictionary<Guid, CancelledDeal> Cancelled, IReadOnlyList<HoldbackEvent> Events)
{
    public static async Task<LateBackground> LoadAsync(SalesAlignDbContext db, CalculationInputs inputs, CancellationToken cancel)
    {
        var cancelled = await db.Deals.AsNoTracking().Where(deal => deal.CancelledOn != null && deal.CancelledOn <= inputs.Last && deal.ClosedOn != null)
            .Select(deal => new { deal.Id, deal.ClosedOn, deal.CancelledOn }).ToListAsync(cancel);
        var byId = cancelled.ToDictionary(deal => deal.Id.Value, deal => new CancelledDeal(deal.Id.Value, deal.ClosedOn!.Value, deal.CancelledOn!.Value));
        if (inputs.Closed.Count == 0) return new LateBackground(byId, []);
        var events = (await db.PayEvents.AsNoTracking().Where(happened => happened.On <= inputs.Last).ToListAsync(cancel)).ConvertAll(happened => happened.Event);
        events.AddRange(await SettledAsync(db, DealEventKind.Paid, PayEvent.Paid, inputs.Last, cancel));
        events.AddRange(await SettledAsync(db, DealEventKind.Invoiced, PayEvent.Invoiced, inputs.Last, cancel));
        return new LateBackground(byId, events);
    }

    // Only deals with something held back are asked; a deal is paid on the day on which its payments reach its value.
    private static async Task<List<HoldbackEvent>> SettledAsync(SalesAlignDbContext db, DealEventKind kind, string name, DateOnly last, CancellationToken cancel)
    {
        var waiting = db.StatementLines.Where(line => line.Held != 0 && line.DealId != null).Select(line => line.DealId!.Value);
        var happened = await (
            from one in db.DealEvents.AsNoTracking()
            where one.Kind == kind && one.On <= last && waiting.Contains(one.DealId)
            join deal in db.Deals on one.DealId equals deal.Id
            orderby one.On
            select new { one.DealId, one.On, one.Amount, Whole = deal.Amount }).ToListAsync(cancel);
        var events = new List<HoldbackEvent>();
        foreach (var deal in happened.GroupBy(one => one.DealId))
        {
            var sum = 0m;
            foreach (var one in deal)
            {
                sum += one.Amount;
                if (sum < one.Whole) continue;
                events.Add(new HoldbackEvent(name, one.On, deal.Key.Value));
                break;
            }
        }
        return events;
    }
}
