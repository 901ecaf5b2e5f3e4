using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Another system brings values of a KPI. Sent twice they change nothing; sent with other numbers they replace what was there, and that stays readable.</summary>
public sealed class PushKpiValues(UseCaseContext context) : UseCase<PushKpiValues.Request, KpiValuesTaken>(context)
{
    public sealed record Request(KpiId Kpi, IReadOnlyList<Line> Values);

    /// <param name="Subject">Name or id of the unit; name, external id or e-mail of the person; nothing for the company.</param>
    /// <param name="Value">In the KPI's unit, a share as a factor; may be left out where numerator and denominator are given.</param>
    public sealed record Line(string Period, string? Subject = null, decimal? Value = null, decimal? Numerator = null, decimal? Denominator = null, string? Note = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Values).NotEmpty().WithErrorCode("kpi.no_value").Must(values => values is null || values.Count <= 2_000).WithErrorCode("kpi.too_many_values");
    }

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<KpiValuesTaken>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        if (book.Find(request.Kpi) is not { } kpi) return Result.NotFound;
        if (kpi.Source != KpiSource.Pushed) return Result.Refused("kpi.not_pushed", "Kpi");
        var writing = await KpiWriting.BeginAsync(work, book, [kpi.Id], request.Values.Select(line => line.Period), cancel);
        var problems = new List<Problem>();
        for (var i = 0; i < request.Values.Count; i++)
        {
            var line = request.Values[i];
            try
            {
                var (unit, person) = await KpiWriting.SubjectAsync(work, book, kpi, line.Subject, cancel);
                writing.Take(new(kpi, unit, person, line.Period, new(line.Value, line.Numerator, line.Denominator, line.Note)), KpiSource.Pushed);
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
