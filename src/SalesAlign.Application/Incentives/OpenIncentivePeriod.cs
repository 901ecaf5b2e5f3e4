using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Opens a month, quarter or half for pay. Pay periods do not overlap: a deal is paid in one of them.</summary>
public sealed class OpenIncentivePeriod(UseCaseContext context) : UseCase<OpenIncentivePeriod.Request, IncentivePeriodId>(context)
{
    public sealed record Request(string Period);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Period).NotEmpty();
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<IncentivePeriodId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var period = company.Calendar.Parse(request.Period.Trim());
        if (period.Kind is PeriodKind.Week) return Result.Refused("incentive_period.too_short", nameof(request.Period));
        var overlap = await work.Db.IncentivePeriods.Where(p => p.First <= period.Last && p.Last >= period.First).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        if (overlap is not null) return Result.Refused(overlap == period.Key ? "incentive_period.exists" : "incentive_period.overlap", nameof(request.Period), overlap);
        var opened = new IncentivePeriod(period);
        work.Db.Add(opened);
        await work.Db.SaveChangesAsync(cancel);
        return opened.Id;
    }
}
