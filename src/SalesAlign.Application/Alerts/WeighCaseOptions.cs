using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Keeps the possible responses with how feasible each is and how much it would change.</summary>
public sealed class WeighCaseOptions(UseCaseContext context) : WorkOnCase<WeighCaseOptions.Request>(context)
{
    public sealed record Request(AlertCaseId Id, IReadOnlyList<ResponseOption> Options, uint? Version = null) : ICaseRequest;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Options).NotNull().ForEach(option => option.NotNull());
            RuleFor(r => r.Options).Must(all => all is null || all.Count <= 12).WithErrorCode("alerts.too_many_options");
        }
    }

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Weigh(request.Options);
        return Task.FromResult<Refusal?>(null);
    }
}
