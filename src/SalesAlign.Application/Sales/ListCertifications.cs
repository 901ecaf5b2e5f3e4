using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>The exams a person took, the latest first, with what each is worth today. Of the own scope; everybody sees their own.</summary>
public sealed class ListCertifications(UseCaseContext context) : UseCase<ListCertifications.Request, ListCertifications.Response>(context)
{
    public sealed record Request(PersonId Person);

    public sealed record Response(IReadOnlyList<Item> Certifications);

    public sealed record Item(
        CertificationId Id, string Topic, ProductId? ProductId, string? Product, DateOnly On, DateOnly? ExpiresOn, CertificationResult Result, decimal? Score, CertificationStanding Standing);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        if (!(await work.ScopeAsync(today, cancel)).Includes(request.Person) || !await work.Db.People.AnyAsync(person => person.Id == request.Person, cancel)) return Result.NotFound;
        var exams = await work.Db.Certifications.AsNoTracking().Where(exam => exam.PersonId == request.Person).OrderByDescending(exam => exam.On).ThenBy(exam => exam.Topic)
            .Select(exam => new { Exam = exam, Product = work.Db.Products.Where(product => product.Id == exam.ProductId).Select(product => product.Name).FirstOrDefault() }).ToListAsync(cancel);
        return new Response([.. exams.Select(row => new Item(
            row.Exam.Id, row.Exam.Topic, row.Exam.ProductId, row.Product, row.Exam.On, row.Exam.ExpiresOn, row.Exam.Result, row.Exam.Score, row.Exam.StandingOn(today)))]);
    }
}
