using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Keeps the five whys and the fishbone as far as they have come; nothing is decided by it.</summary>
public sealed class ExplainCase(UseCaseContext context) : WorkOnCase<ExplainCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, IReadOnlyList<string> Whys, IReadOnlyList<CaseCause> Causes, uint? Version = null) : ICaseRequest;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Whys).NotNull().ForEach(why => why.NotNull());
            RuleFor(r => r.Causes).NotNull().ForEach(cause => cause.NotNull());
            RuleForEach(r => r.Causes).ChildRules(cause => cause.RuleFor(c => c.Category).IsInEnum());
            RuleForEach(r => r.Causes).ChildRules(cause => cause.RuleFor(c => c.Evidence).NotNull());
        }
    }

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Explain(request.Whys, request.Causes);
        return Task.FromResult<Refusal?>(null);
    }
}
