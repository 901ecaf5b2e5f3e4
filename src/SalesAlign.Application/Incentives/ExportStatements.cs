using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Writes every line of a period's statements that the actor may see as CSV (UTF-8 with a byte order mark, for spreadsheets).</summary>
public sealed class ExportStatements(UseCaseContext context) : UseCase<ExportStatements.Request, ExportStatements.Response>(context)
{
    private static readonly string[] Headings =
        ["period", "person", "personId", "plan", "line", "component", "kind", "date", "deal", "credited", "amount", "held", "wouldHavePaid", "currency", "correctsPeriod"];

    /// <param name="To">Written to while rows are read, so that a large period never lies in memory; the caller closes it.</param>
    public sealed record Request(IncentivePeriodId Period, Stream To);

    public sealed record Response(string Period, long Lines);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        if (!work.Rights.Has(Role.SalesOperations) && !StatementVisibility.IsShown(period.State)) return Result.NotFound;
        var visible = await StatementVisibility.PeopleAsync(work, period.Last, cancel);

        var lines =
            from line in work.Db.StatementLines.AsNoTracking()
            where line.PeriodId == request.Period && (visible == null || visible.Contains(line.PersonId))
            join statement in work.Db.Statements on line.StatementId equals statement.Id
            join person in work.Db.People on line.PersonId equals person.Id
            join plan in work.Db.IncentivePlans on statement.PlanId equals plan.Id
            orderby person.Name, line.StatementId, line.Ordinal
            select new
            {
                person.Name, person.ExternalId, Plan = plan.Name, statement.CurrencyCode, line.Ordinal, line.ComponentName, line.Kind, line.Date, line.DealKey, line.Credited,
                line.Amount, line.Held, line.WouldHavePaid, line.CorrectsPeriod,
            };
        await using var writer = new StreamWriter(request.To, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true);
        // A text that begins like a formula would be run by a spreadsheet; it is written so that it is not.
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape });
        foreach (var heading in Headings) csv.WriteField(heading);
        long count = 0;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.NextRecordAsync();
            csv.WriteField(period.Key);
            csv.WriteField(line.Name);
            csv.WriteField(line.ExternalId);
            csv.WriteField(line.Plan);
            csv.WriteField(line.Ordinal);
            csv.WriteField(line.ComponentName);
            csv.WriteField(line.Kind.ToString());
            csv.WriteField(line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.WriteField(line.DealKey);
            // Figures are written as such: escaping would make text of a negative amount.
            csv.WriteField(Number(line.Credited), shouldQuote: false);
            csv.WriteField(Number(line.Amount), shouldQuote: false);
            csv.WriteField(Number(line.Held), shouldQuote: false);
            csv.WriteField(Number(line.WouldHavePaid), shouldQuote: false);
            csv.WriteField(line.CurrencyCode);
            csv.WriteField(line.CorrectsPeriod);
            count++;
        }
        await csv.NextRecordAsync();
        await csv.FlushAsync();
        return new Response(period.Key, count);
    }

    private static string Number(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "";
}
