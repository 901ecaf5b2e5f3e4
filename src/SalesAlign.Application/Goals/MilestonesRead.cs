using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>A milestone with its people by name and whether its resources have to be asked for now.</summary>
public sealed record MilestoneRead(
    ProjectMilestoneId Id, string Name, DateOnly DueOn, decimal Weight, MilestoneRead.Holder? ProjectOffice, MilestoneRead.Holder? Commercial, MilestoneRead.Holder? Solution, string? Resource,
    int LeadTimeDays, DateOnly AskBy, bool AskNow, DateOnly? ReachedOn, bool IsOverdue, string? Retrospective, uint Version)
{
    public sealed record Holder(PersonId Id, string Name);

    internal static async Task<IReadOnlyList<MilestoneRead>> OfAsync(Work work, GoalId goal, CancellationToken cancel)
    {
        var rows = await work.Db.ProjectMilestones.AsNoTracking().Where(m => m.GoalId == goal).OrderBy(m => m.DueOn).ThenBy(m => m.Id)
            .Select(m => new { Milestone = m, Version = EF.Property<uint>(m, ModelConventions.RowVersion) }).ToListAsync(cancel);
        var names = await OrganizationReader.NamesAsync(
            work.Db, rows.SelectMany(row => new[] { row.Milestone.ProjectOfficeId, row.Milestone.CommercialId, row.Milestone.SolutionId }).OfType<PersonId>(), cancel);
        var today = await work.TodayAsync(cancel);
        return rows.ConvertAll(row => row.Milestone is var m ? new MilestoneRead(
            m.Id, m.Name, m.DueOn, m.Weight, Called(m.ProjectOfficeId), Called(m.CommercialId), Called(m.SolutionId), m.Resource, m.LeadTimeDays, m.AskBy,
            m.ReachedOn is null && m.Resource is not null && m.AskBy <= today, m.ReachedOn, m.ReachedOn is null && m.DueOn < today, m.Retrospective, row.Version) : null!);

        Holder? Called(PersonId? person) => person is { } id && names.TryGetValue(id, out var name) ? new Holder(id, name) : null;
    }
}
