using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Application.Accounts;

/// <summary>Says whom the company wants to sell to from a day on.</summary>
public sealed class DefineIdealCustomerProfile(UseCaseContext context) : UseCase<DefineIdealCustomerProfile.Request, IdealCustomerProfileId>(context)
{
    /// <param name="Criteria">What an account must have.</param>
    /// <param name="From">Today where nothing is given.</param>
    /// <param name="Weighted">What adds to its score.</param>
    /// <param name="Threshold">Score from which on it fits, 0 to 100.</param>
    public sealed record Request(string Name, Filter Criteria, DateOnly? From = null, IReadOnlyList<WeightedCriterion>? Weighted = null, decimal Threshold = 0m);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Criteria).NotNull();
            RuleFor(r => r.Threshold).InclusiveBetween(0m, 100m);
        }
    }

    public override Permission Permission => Permission.ManageIdealCustomers;

    protected override async Task<Result<IdealCustomerProfileId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var from = request.From ?? await work.TodayAsync(cancel);
        var profile = await work.Db.IdealCustomerProfiles.Include(profile => profile.Versions).OrderBy(profile => profile.Id).FirstOrDefaultAsync(cancel);
        if (profile is null)
        {
            profile = new IdealCustomerProfile(IdealCustomerProfileId.New(), request.Name.Trim());
            work.Db.Add(profile);
        }
        profile.Rename(request.Name.Trim());
        profile.Define(request.Criteria, from, request.Weighted, request.Threshold);
        await work.Db.SaveChangesAsync(cancel);
        return profile.Id;
    }
}
