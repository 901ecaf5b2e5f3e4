using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Computes what components would pay one participant for the given credits, without saving anything. The same engine as pay day.</summary>
public sealed class EvaluateIncentives(UseCaseContext context) : UseCase<EvaluateIncentives.Request, EvaluateIncentives.Response>(context)
{
    public const int MostCredits = 10_000;

    public sealed record Request(
        IReadOnlyList<Component> Components, DateOnly First, DateOnly Last, IReadOnlyList<CreditInput> Credits,
        string? Currency = null, IReadOnlyList<PeriodAmount>? Quotas = null, IReadOnlyList<PeriodAmount>? TargetIncentives = null,
        IReadOnlyDictionary<string, decimal>? Metrics = null, DateOnly? EligibleFrom = null, DateOnly? EligibleTo = null,
        IReadOnlyList<Accumulator>? Before = null, IReadOnlyList<Award>? Awards = null, bool ReplaysYear = false);

    /// <summary>A credit as a caller writes it; facts by field name.</summary>
    public sealed record CreditInput(
        string Deal, DateOnly Date, decimal Amount, decimal Margin = 0, decimal Units = 1, decimal Points = 0, decimal Share = 1,
        Trigger Event = Trigger.Booked, IReadOnlyDictionary<string, FilterValue>? Facts = null);

    public sealed record Response(
        decimal Total, decimal Held, IReadOnlyList<StatementLine> Lines, IReadOnlyList<Finding> Findings, IReadOnlyList<Accumulator> Accumulators,
        IReadOnlyList<Standing> Standings);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Components).NotEmpty();
            RuleForEach(r => r.Components).NotNull();
            RuleForEach(r => r.Quotas).NotNull();
            RuleForEach(r => r.TargetIncentives).NotNull();
            RuleForEach(r => r.Before).NotNull();
            RuleForEach(r => r.Awards).NotNull();
            RuleFor(r => r.Last).GreaterThanOrEqualTo(r => r.First);
            RuleFor(r => r.Credits).NotNull().Must(credits => credits is null || credits.Count <= MostCredits).WithErrorCode("incentives.too_many_credits");
            RuleForEach(r => r.Credits).NotNull().ChildRules(credit => credit.RuleFor(c => c.Deal).NotEmpty());
            RuleFor(r => r.Currency).Matches("^[A-Z]{3}$").When(r => r.Currency is not null).WithErrorCode("currency.not_iso");
        }
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var year = company.Calendar.Containing(PeriodKind.Year, request.First);
        var plan = CompiledPlan.Compile(request.Components, CreditFacts.Schema);
        if (plan.UnknownFields is [var unknown, ..]) return Result.Refused("plan.unknown_field", nameof(request.Components), unknown.Field);
        try
        {
            return Answer(IncentiveCalculator.Calculate(plan, Input(request, work, company, year)));
        }
        catch (OverflowException)
        {
            return Result.Refused("incentives.figures_too_large");
        }
    }

    private static ParticipantInput Input(Request request, Work work, Company company, Period year) => new()
    {
        Participant = work.Actor.PersonId.Value,
        First = request.First,
        Last = request.Last,
        YearFirst = year.First,
        YearLast = year.Last,
        Currency = request.Currency is { } code ? new Currency(code) : company.Currency,
        Eligible = request.EligibleFrom is { } from ? new DateRange(from, request.EligibleTo) : null,
        Credits = [.. request.Credits.Select(CreditOf)],
        Quotas = request.Quotas ?? [],
        TargetIncentives = request.TargetIncentives ?? [],
        Metrics = request.Metrics ?? new Dictionary<string, decimal>(StringComparer.Ordinal),
        Before = request.Before ?? [],
        Awards = request.Awards ?? [],
        ReplaysYear = request.ReplaysYear,
    };

    private static Response Answer(ParticipantResult result) =>
        new(result.Total(), result.Held(), result.Lines, result.Findings, result.Accumulators, result.Standings);

    private static Credit CreditOf(CreditInput credit) => new()
    {
        Deal = Guid.Empty,
        DealKey = credit.Deal,
        Date = credit.Date,
        Amount = credit.Amount,
        Margin = credit.Margin,
        Units = credit.Units,
        Points = credit.Points,
        Share = credit.Share,
        Event = credit.Event,
        Facts = credit.Facts is { Count: > 0 } facts ? CreditFacts.Schema.Facts([.. CreditFacts.Schema.Fields.Select(field =>
            facts.FirstOrDefault(fact => string.Equals(fact.Key, field, StringComparison.OrdinalIgnoreCase)).Value)]) : Facts.Empty,
    };
}
