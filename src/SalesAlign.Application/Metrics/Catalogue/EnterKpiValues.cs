using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Enters or corrects values by hand, several at once: all of them, or none where one cannot be taken. A correction says why.</summary>
public sealed class EnterKpiValues(UseCaseContext context) : UseCase<EnterKpiValues.Request, KpiValuesTaken>(context)
{
    public sealed record Request(IReadOnlyList<Line> Values);

    /// <param name="Value">In the KPI's unit, a share as a factor; may be left out where numerator and denominator are given.</param>
    public sealed record Line(KpiId Kpi, string Period, UnitId? Unit = null, PersonId? Person = null, decimal? Value = null, decimal? Numerator = null, decimal? Denominator = null, string? Note = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Values).NotEmpty().WithErrorCode("kpi.no_value").Must(values => values is null || values.Count <= 500).WithErrorCode("kpi.too_many_values");
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<KpiValuesTaken>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var scope = await work.ScopeAsync(book.Today, cancel);
        var writing = await KpiWriting.BeginAsync(work, book, request.Values.Select(line => line.Kpi), request.Values.Select(line => line.Period), cancel);
        var problems = new List<Problem>();
        for (var i = 0; i < request.Values.Count; i++)
        {
            var line = request.Values[i];
            // Of a value that is not theirs to give people need not know that it exists.
            if (book.Find(line.Kpi) is not { } kpi) return Result.NotFound;
            var reporter = book.ReporterOf(kpi, line.Unit, line.Person);
            if (!KpiSeries.MaySee(scope, kpi, work.Actor.PersonId, reporter, line.Unit, line.Person)) return Result.NotFound;
            if (kpi.IsGiven && !kpi.IsRetired && !KpiAuthority.MayEnter(work, book, scope, kpi, line.Unit, line.Person)) return Result.Forbidden;
            try
            {
                writing.Take(new(kpi, line.Unit, line.Person, line.Period, new(line.Value, line.Numerator, line.Denominator, line.Note)), KpiSource.Entered);
            }
            catch (RuleViolation refused)
            {
                problems.Add(new Problem(refused.Code, $"{nameof(Request.Values)}[{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}].{refused.Field}", null, [.. refused.Arguments]));
            }
        }
        if (problems.Count > 0) return Result.Refused(problems);
        await work.Db.SaveChangesAsync(cancel);
        return writing.Taken;
    }
}
