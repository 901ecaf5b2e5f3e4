using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Accounts.Discovery;

namespace SalesAlign.Web.Api;

internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("/", (ListAccounts action, HttpContext context, string? q = null, string? sector = null, string? location = null, int page = 1, int pageSize = 50, string? sort = null) =>
            action.RunAsync(context, new ListAccounts.Request(new PageRequest(page, pageSize, sort), new AccountFilter(q, sector, location))))
            .WithSummary("The companies that buy, or might.").Produces<ListAccounts.Response>();
        accounts.MapGet("/export", (ExportAccounts action, HttpContext context, string? q = null, string? sector = null, string? location = null, string? sort = null) =>
            context.CsvAsync("accounts.csv", action, target => new ExportAccounts.Request(new AccountFilter(q, sector, location), sort, target)))
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        accounts.MapGet("/{id:guid}", (GetAccount action, HttpContext context, Guid id) => action.RunAsync(context, new GetAccount.Request(new AccountId(id))))
            .WithSummary("One account with its deals and activities.").Produces<GetAccount.Response>();
        accounts.MapGet("/ideal-customer-profile", (GetIdealCustomerProfile action, HttpContext context, DateOnly? on = null, int page = 1, int pageSize = 50, bool? matching = null) =>
            action.RunAsync(context, new GetIdealCustomerProfile.Request(new PageRequest(page, pageSize), on, matching)))
            .WithSummary("The ideal customer profile, how many accounts match it, and which criterion each fails.").Produces<GetIdealCustomerProfile.Response>();
        accounts.MapGet("/ideal-customer-profile/discovery", (DiscoverIdealCustomers action, HttpContext context, CustomerOutcome outcome = CustomerOutcome.WinRate, int? months = null) =>
            action.RunAsync(context, new DiscoverIdealCustomers.Request(outcome, months)))
            .WithSummary("Which ranges of account fields separate good customers: by WinRate, WonPerAccount, MarginPerDeal or CycleDays, with lift, support and confidence.")
            .Produces<DiscoverIdealCustomers.Response>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        accounts.MapPut("/ideal-customer-profile", (DefineIdealCustomerProfile action, HttpContext context, DefineIdealCustomerProfile.Request request) => action.RunAsync(context, request))
            .WithSummary("Defines the ideal customer profile from a day on.").Produces<IdealCustomerProfileId>();
    }
}
