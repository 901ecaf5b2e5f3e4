using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>A dispute with the line as it was, what was said, files, and how it ended.</summary>
public sealed class GetDispute(UseCaseContext context) : UseCase<GetDispute.Request, GetDispute.Response>(context)
{
    private const int MostPrecedents = 10;

    public sealed record Request(PayDisputeId Dispute);

    /// <param name="Statement">Where the line stands today, if it still does.</param>
    public sealed record Response(
        PayDisputeId Id, int Number, uint Version, PersonId Person, string Name, string Period, DisputeType Type, DisputeState State, DisputedLine Line, string Plan, string Currency,
        StatementId? Statement, IReadOnlyList<DerivationStep> Derivation, DateOnly DueOn, bool Overdue, PersonId? AssigneeId, string? Assignee, string RaisedBy, DateTimeOffset RaisedAt,
        string? ResolvedBy, DateTimeOffset? ResolvedAt, string? Decision, decimal? Adjustment, string? PostedIn, IReadOnlyList<MessageItem> Messages, IReadOnlyList<FileItem> Files,
        bool MayDecide, bool MayWithdraw, IReadOnlyList<HelperItem> Helpers, OwnershipRuling? Ruling, IReadOnlyList<PartyItem> Parties, IReadOnlyList<Precedent> Precedents, bool MaySeePay,
        IReadOnlyDictionary<string, string> MetricNames);

    public sealed record MessageItem(string By, bool Mine, DateTimeOffset At, string Text);

    public sealed record FileItem(Guid Id, string Name, int Bytes, string By, DateTimeOffset At);

    /// <summary>Who is credited with which deal.</summary>
    public sealed record PartyItem(PersonId Person, string Name, string DealKey, CreditReason Reason, decimal Percent, string? Channel, bool Mine);

    /// <summary>An earlier case of the same kind, and how it was decided; whose it was, for those who decide.</summary>
    public sealed record Precedent(PayDisputeId Id, int Number, DisputeState State, OwnershipRuling? Ruling, string Decision, DateTimeOffset DecidedAt, string? Name);

    /// <summary>Who may be asked to answer.</summary>
    public sealed record HelperItem(PersonId Id, string Name);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await DisputeReader.FindAsync(work, request.Dispute, cancel) is not { } dispute) return Result.NotFound;
        var db = work.Db;
        var plan = await db.IncentivePlans.AsNoTracking().Where(p => p.Id == dispute.PlanId).Select(p => new { p.Name, p.CurrencyCode }).SingleAsync(cancel);
        var line = await db.StatementLines.AsNoTracking()
            .Where(l => l.PeriodId == dispute.PeriodId && l.PersonId == dispute.PersonId && l.ComponentId == dispute.Line.Component && l.DealKey == dispute.Line.DealKey)
            .OrderBy(l => l.Ordinal).Select(l => new { l.StatementId, l.Derivation }).FirstOrDefaultAsync(cancel);
        var files = await db.DisputeAttachments.AsNoTracking().Where(file => file.DisputeId == dispute.Id).OrderBy(file => file.At)
            .Select(file => new { file.Id, file.FileName, file.Content.Length, file.By, file.At }).ToListAsync(cancel);
        var posted = dispute.PostedIn is { } period ? await db.IncentivePeriods.Where(p => p.Id == period).Select(p => p.Key).SingleAsync(cancel) : null;
        var maySeePay = await DisputeReader.MaySeePayAsync(work, dispute, cancel);
        var ids = dispute.Messages.Select(message => message.By).Concat(files.Select(file => file.By)).Concat(dispute.Parties.Select(party => party.PersonId)).Append(dispute.PersonId).Append(dispute.RaisedBy).ToList();
        if (dispute.AssigneeId is { } assignee) ids.Add(assignee);
        if (dispute.ResolvedBy is { } resolver) ids.Add(resolver);
        var names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var operations = work.Rights.Allow(Permission.ManageIncentives);
        var helpers = operations ? await (
            from grant in db.RoleGrants
            where grant.Role == Role.SalesOperations || grant.Role == Role.Manager
            join person in db.People on grant.PersonId equals person.Id
            where person.LeftOn == null
            orderby person.Name
            select new HelperItem(person.Id, person.Name)).Distinct().ToListAsync(cancel) : [];
        var me = work.Actor.PersonId;
        return new Response(
            dispute.Id, dispute.Number, db.Entry(dispute).Property<uint>(ModelConventions.RowVersion).CurrentValue, dispute.PersonId, names[dispute.PersonId], dispute.PeriodKey, dispute.Type,
            dispute.State, maySeePay ? dispute.Line : dispute.Line with { Amount = 0 }, plan.Name, plan.CurrencyCode, maySeePay ? line?.StatementId : null, maySeePay ? line?.Derivation ?? [] : [], dispute.DueOn, dispute.IsOpen && dispute.DueOn < await work.TodayAsync(cancel),
            dispute.AssigneeId, dispute.AssigneeId is { } helper ? names[helper] : null, names[dispute.RaisedBy], dispute.RaisedAt,
            dispute.ResolvedBy is { } by ? names[by] : null, dispute.ResolvedAt, dispute.Decision, maySeePay ? dispute.Adjustment : null, posted,
            [.. dispute.Messages.OrderBy(message => message.At).Select(message => new MessageItem(names[message.By], message.By == me, message.At, message.Text))],
            files.ConvertAll(file => new FileItem(file.Id, file.FileName, file.Length, names[file.By], file.At)),
            dispute.IsOpen && operations && dispute.MayBeDecidedBy(me), dispute.IsOpen && (me == dispute.RaisedBy || me == dispute.PersonId), helpers, dispute.Ruling,
            [.. dispute.Parties.OrderBy(party => party.DealKey, StringComparer.Ordinal).ThenBy(party => party.Reason).Select(party => new PartyItem(
                party.PersonId, names[party.PersonId], party.DealKey, party.Reason, party.Percent, party.Channel, party.PersonId == me))],
            await PrecedentsAsync(work, dispute, operations, cancel), maySeePay, await ReadMetricNames.OfAsync(db, line?.Derivation ?? [], cancel));
    }

    // Of conflicts, what was ruled is everybody's to know who is in one; other disputes are between a person and sales operations.
    private static async Task<IReadOnlyList<Precedent>> PrecedentsAsync(Work work, PayDispute dispute, bool operations, CancellationToken cancel)
    {
        if (!operations && !PayDispute.IsOwnership(dispute.Type)) return [];
        var earlier = await work.Db.PayDisputes.AsNoTracking()
            .Where(d => d.Type == dispute.Type && d.Id != dispute.Id && d.Decision != null && d.ResolvedAt != null && (d.State == DisputeState.Accepted || d.State == DisputeState.Rejected))
            .OrderByDescending(d => d.ResolvedAt).Take(MostPrecedents)
            .Join(work.Db.People, d => d.PersonId, person => person.Id, (d, person) => new { d.Id, d.Number, d.State, d.Ruling, d.Decision, d.ResolvedAt, person.Name }).ToListAsync(cancel);
        return [.. earlier.OrderByDescending(d => d.ResolvedAt).Select(d => new Precedent(d.Id, d.Number, d.State, d.Ruling, operations ? d.Decision! : "", d.ResolvedAt!.Value, operations ? d.Name : null))];
    }
}
