using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>
/// Gives people of a role the KPIs of its template: what they lack begins today, what an earlier template brought and this one no longer has ends.
/// What somebody was given by hand stays.
/// </summary>
public sealed class AdoptKpiTemplate(UseCaseContext context) : UseCase<AdoptKpiTemplate.Request, AdoptKpiTemplate.Response>(context)
{
    /// <param name="Everybody">All of the role whom the actor may see, in place of named people.</param>
    public sealed record Request(KpiRole Role, IReadOnlyList<PersonId>? People = null, bool Everybody = false);

    /// <param name="AboveLimit">Names of those who now have more KPIs than the company wants.</param>
    public sealed record Response(int People, int Added, int Ended, IReadOnlyList<string> AboveLimit);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Role).IsInEnum();
            RuleFor(r => r.People).NotEmpty().When(r => !r.Everybody).WithErrorCode("kpi.nobody");
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var scope = await work.ScopeAsync(book.Today, cancel);
        var template = book.TemplateOf(request.Role).Select(kpi => kpi.Id).ToHashSet();
        if (template.Count == 0) return Result.Refused("kpi.template_is_empty", nameof(Request.Role));
        var holders = book.HoldersOf(request.Role);
        var named = request.Everybody ? null : request.People;
        if (named?.Any(person => !scope.Includes(person) || !book.IsHere(person)) == true) return Result.NotFound;
        if (named?.Any(person => !holders.Contains(person)) == true) return Result.Refused("kpi.another_role", nameof(Request.People));
        var people = (named ?? [.. holders.Where(scope.Includes)]).Distinct().ToList();
        var open = (await work.Db.KpiAssignments.Where(assignment => people.Contains(assignment.PersonId) && assignment.To == null).ToListAsync(cancel)).ToLookup(assignment => assignment.PersonId);
        var (added, ended) = (0, 0);
        var above = new List<string>();
        foreach (var person in people)
        {
            var held = open[person].Where(assignment => book.Find(assignment.KpiId) is { IsRetired: false }).ToList();
            var left = held.Where(assignment => assignment.Role is not null && !template.Contains(assignment.KpiId)).ToList();
            foreach (var assignment in left) KpiHolding.End(work, assignment, book.Today);
            var missing = template.Where(kpi => held.TrueForAll(assignment => assignment.KpiId != kpi)).ToList();
            work.Db.AddRange(missing.Select(kpi => new KpiAssignment(KpiAssignmentId.New(), kpi, person, request.Role, book.Today)));
            added += missing.Count;
            ended += left.Count;
            if (held.Count - left.Count + missing.Count > book.MostPerPerson) above.Add(book.NameOf(person)!);
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(people.Count, added, ended, above);
    }
}
