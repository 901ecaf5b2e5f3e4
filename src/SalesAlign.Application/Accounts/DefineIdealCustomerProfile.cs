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
    /// <param name="From">Today where nothing is given.</param>
    public sealed record Request(string Name, Filter Criteria, DateOnly? From = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Criteria).NotNull();
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
        profile.Define(request.Criteria, from);
        await work.Db.SaveChangesAsync(cancel);
        return profile.Id;
    }
}
