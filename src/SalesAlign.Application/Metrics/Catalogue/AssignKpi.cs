using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Gives one person a KPI from today on, or takes it off. A manager does so for the own people.</summary>
public sealed class AssignKpi(UseCaseContext context) : UseCase<AssignKpi.Request, AssignKpi.Response>(context)
{
    public sealed record Request(KpiId Kpi, PersonId Person, bool IsAssigned = true);

    /// <param name="Kpis">By how many the person is measured now.</param>
    public sealed record Response(int Kpis, int MostPerPerson);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        if (book.Find(request.Kpi) is not { } kpi || !book.IsHere(request.Person) || !(await work.ScopeAsync(book.Today, cancel)).Includes(request.Person)) return Result.NotFound;
        if (request.IsAssigned && kpi.IsRetired) return Result.Refused("kpi.is_retired", nameof(Request.Kpi));
        var known = await work.Db.KpiAssignments.SingleOrDefaultAsync(assignment => assignment.KpiId == request.Kpi && assignment.PersonId == request.Person && assignment.To == null, cancel);
        var count = book.AssignmentsOf(request.Person).Count;
        if (known is null && request.IsAssigned)
        {
            work.Db.Add(new KpiAssignment(KpiAssignmentId.New(), request.Kpi, request.Person, null, book.Today));
            count++;
        }
        else if (known is not null && !request.IsAssigned)
        {
            KpiHolding.End(work, known, book.Today);
            if (!kpi.IsRetired) count--;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(count, book.MostPerPerson);
    }
}
