using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Web.Api;

internal static class PerformanceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var performance = api.MapGroup("/performance").WithTags("Performance");
        performance.MapGet("/efficiency", (GetEfficiency action, HttpContext context, string period, string? against, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetEfficiency.Request(period, against, Unit(unit), Person(person))))
            .WithSummary("Profit as reps × deals per rep × close rate × profit per deal, and how much of its change each factor brought about.")
            .Produces<GetEfficiency.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapPost("/efficiency/suppose", (SupposeEfficiency action, SupposeEfficiency.Request request, HttpContext context) => action.RunAsync(context, request))
            .WithSummary("What profit would have been with other factors, in percent of change; saves nothing.")
            .Produces<SupposeEfficiency.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapGet("/funnel", (GetFunnel action, HttpContext context, string period, Guid? unit, Guid? person, Dimension? by) =>
                action.RunAsync(context, new GetFunnel.Request(period, Unit(unit), Person(person), by)))
            .WithSummary("The funnel from the history of stages, beside the four periods before, with coverage of the target, a dimension of choice and cohorts.")
            .Produces<GetFunnel.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapGet("/overview", (GetOverviewBoard action, HttpContext context, string period, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetOverviewBoard.Request(period, Unit(unit), Person(person))))
            .WithSummary("What was won against own history and target, with what is unusual first.").Produces<GetOverviewBoard.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/customers", (GetCustomerBoard action, HttpContext context, string period, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetCustomerBoard.Request(period, Unit(unit), Person(person))))
            .WithSummary("Customers new, kept, turned away and dormant, concentration and the share of ideal customers.")
            .Produces<GetCustomerBoard.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/products", (GetProductBoard action, HttpContext context, string period, Guid? unit, Guid? person, Dimension by = Dimension.Series) =>
                action.RunAsync(context, new GetProductBoard.Request(period, Unit(unit), Person(person), by)))
            .WithSummary("Mix by Series, Tier or Product, prices realised against the list, and the mix of each unit.")
            .Produces<GetProductBoard.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapGet("/activity", (GetActivityBoard action, HttpContext context, string period, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetActivityBoard.Request(period, Unit(unit), Person(person))))
            .WithSummary("Activities by kind and person with their quality, effort at ideal customers, and what referrals yield.")
            .Produces<GetActivityBoard.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/activities", (GetPerformanceActivities action, HttpContext context, string period, Guid? unit, Guid? person, ActivityKind? kind, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new GetPerformanceActivities.Request(period, new PageRequest(page, pageSize), Unit(unit), Person(person), kind)))
            .WithSummary("The activities behind a figure of the activity board.").Produces<GetPerformanceActivities.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/workforce", (GetWorkforce action, HttpContext context, string period, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetWorkforce.Request(period, Unit(unit), Person(person))))
            .WithSummary("Turnover and replacement horizon of the sales force over the year up to the period's end, by quarter and unit, and who joined and left.")
            .Produces<GetWorkforce.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/cash", (GetCashTiedUp action, HttpContext context, string period, Guid? unit, Guid? person, Dimension by = Dimension.Sector) =>
                action.RunAsync(context, new GetCashTiedUp.Request(period, Unit(unit), Person(person), by)))
            .WithSummary("Cash tied up in the sales cycle and in receivables, against the four periods before, by unit and by a segment of choice.")
            .Produces<GetCashTiedUp.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapGet("/receivables", (
                ListReceivables action, HttpContext context, string period, Guid? unit, Guid? person, Dimension? by, string? key, string? sort, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new ListReceivables.Request(period, new PageRequest(page, pageSize, sort), Unit(unit), Person(person), by, key)))
            .WithSummary("The deals of which something was invoiced and not paid at the period's end, the longest waiting first.")
            .Produces<ListReceivables.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        performance.MapGet("/scorecard", (GetScorecard action, HttpContext context, string period, string? against, Guid? unit, Guid? person, Guid? beside) =>
                action.RunAsync(context, new GetScorecard.Request(period, against, Unit(unit), Person(person), Unit(beside))))
            .WithSummary("Every metric of a unit or person with target, pace, actual, trend and rank, against another period or beside another unit.")
            .Produces<GetScorecard.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/pins", (ListPins action, HttpContext context, string period) => action.RunAsync(context, new ListPins.Request(period)))
            .WithSummary("What the reader pinned to their home, with its figures.").Produces<ListPins.Response>();
        performance.MapPut("/pins", (PinMetric action, PinMetric.Request request, HttpContext context) => action.RunAsync(context, request))
            .WithSummary("Pins a metric of a unit or person to the reader's home, or takes it off.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        performance.MapGet("/deals", (
                GetPerformanceDeals action, HttpContext context, string period, Guid? unit, Guid? person, Dimension? by, string? key, Guid? account, Guid? stage, string? sort,
                DealSelection which = DealSelection.Closed, bool first = false, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new GetPerformanceDeals.Request(
                    which, period, new PageRequest(page, pageSize, sort), Unit(unit), Person(person), by, key, account is { } id ? new AccountId(id) : null, stage, first)))
            .WithSummary("The deals behind a performance figure: Won, Lost, Closed, Open at the period's end, or Entered into a stage; of one value of a dimension where by and key are given.")
            .Produces<GetPerformanceDeals.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static UnitId? Unit(Guid? id) => id is { } value ? new UnitId(value) : null;

    private static PersonId? Person(Guid? id) => id is { } value ? new PersonId(value) : null;
}
