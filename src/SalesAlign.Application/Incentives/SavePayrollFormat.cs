using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Keeps which columns a payroll file has, under a name; the same name is written over.</summary>
public sealed class SavePayrollFormat(UseCaseContext context) : UseCase<SavePayrollFormat.Request, Guid>(context)
{
    public sealed record Request(string Name, IReadOnlyList<PayrollColumn> Columns);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Columns).NotEmpty().Must(columns => columns is null || columns.Count <= 30).WithErrorCode("payroll.too_many_columns");
            RuleForEach(r => r.Columns).ChildRules(column =>
            {
                column.RuleFor(c => c.Field).IsInEnum();
                column.RuleFor(c => c.Heading).NotEmpty().MaximumLength(100);
                column.RuleFor(c => c.Fixed).MaximumLength(100);
            });
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Guid>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var name = request.Name.Trim();
        var format = await work.Db.PayrollFormats.SingleOrDefaultAsync(f => f.Name == name, cancel);
        if (format is null) work.Db.Add(format = new PayrollFormat(name, request.Columns));
        else format.Change(name, request.Columns);
        await work.Db.SaveChangesAsync(cancel);
        return format.Id;
    }
}
