using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

/// <summary>What is done between calculating a period and closing it, and what it is closed by.</summary>
internal static class ClosingEndpoints
{
    public sealed record WaiveBody(string Code, string Reason, PersonId? Person);

    public sealed record ReviewBody(string? Note);

    /// <summary>How much of a cancelled deal's pay is taken back, within how many days.</summary>
    public sealed record ClawbackBody(ClawbackShare Share, int WindowDays, decimal Percent = 100m);

    public static void Map(RouteGroupBuilder incentives)
    {
        var period = incentives.MapGroup("/periods/{id:guid}");
        period.MapGet("/checklist", (Guid id, GetCloseChecklist action, HttpContext context) => action.RunAsync(context, new GetCloseChecklist.Request(new(id))))
            .WithSummary("What is done and what is missing before the period is closed, and the problems in its data.").Produces<GetCloseChecklist.Response>();
        period.MapPost("/waive", (Guid id, WaiveBody body, WaiveFinding action, HttpContext context) =>
                action.RunAsync(context, new WaiveFinding.Request(new(id), body.Code, body.Reason, body.Person)))
            .WithSummary("Lets a finding stand with a reason, for one person or for everybody.").Produces(StatusCodes.Status204NoContent);
        period.MapPost("/team-review", (Guid id, ReviewBody body, ConfirmTeamReview action, HttpContext context) => action.RunAsync(context, new ConfirmTeamReview.Request(new(id), body.Note)))
            .WithSummary("The calling manager confirms the statements of the people below.").Produces(StatusCodes.Status204NoContent);
        period.MapGet("/changes", (Guid id, int? page, int? pageSize, CompareCalculation action, HttpContext context) =>
                action.RunAsync(context, new CompareCalculation.Request(new(id), new PageRequest(page ?? 1, pageSize ?? 50))))
            .WithSummary("Who is paid otherwise than by the calculation before, by how much and by which lines.").Produces<PagedList<CompareCalculation.Item>>();
        period.MapGet("/adjustments", (Guid id, PreviewAdjustments action, HttpContext context) => action.RunAsync(context, new PreviewAdjustments.Request(new(id))))
            .WithSummary("What running a closed period again would change; the next open period posts it. Nothing is saved.").Produces<PreviewAdjustments.Response>();
        period.MapGet("/payroll.csv", PayrollFiles.CsvAsync).WithSummary("An approved period's pay for payroll, by a saved format, as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        period.MapGet("/payroll.xlsx", PayrollFiles.WorkbookAsync)
            .WithSummary("The same as an Excel workbook.").Produces(StatusCodes.Status200OK, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        incentives.MapGet("/payroll-formats", (ListPayrollFormats action, HttpContext context) => action.RunAsync(context, new ListPayrollFormats.Request()))
            .WithSummary("The saved formats of payroll files.").Produces<IReadOnlyList<ListPayrollFormats.Item>>();
        incentives.MapPost("/payroll-formats", (SavePayrollFormat.Request body, SavePayrollFormat action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("Saves which columns a payroll file has; the same name is written over.").Produces<Guid>();
        incentives.MapPost("/events", (RecordPayEvent.Request body, RecordPayEvent action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("Records what releases a holdback: of a deal by its external id, or of everything that waits for it.").Produces<Guid>();
        incentives.MapPut("/plans/{id:guid}/clawback", (Guid id, ClawbackBody body, SetPlanClawback action, HttpContext context) =>
                action.RunAsync(context, new SetPlanClawback.Request(new(id), body.Share, body.WindowDays, body.Percent)))
            .WithSummary("How much of a cancelled deal's pay the plan takes back.").Produces(StatusCodes.Status204NoContent);
    }
}
