using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Goals;

/// <summary>Reads everything that a planner needs to divide a target, so that dividing it again and again asks the database nothing.</summary>
public sealed class OpenCascade(UseCaseContext context) : UseCase<OpenCascade.Request, CascadeSheet>(context)
{
    /// <param name="Terms">Objective, top, year, parts and history decide what is read; all else is only computed with.</param>
    public sealed record Request(CascadeTerms Terms);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Terms).NotNull().SetValidator(new CascadeTermsRules());
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<CascadeSheet>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var read = await CascadeSheetReader.ReadAsync(work, request.Terms, cancel);
        return read.TryGet(out var found) ? found.Sheet : new Refusal(read.Outcome, [.. read.Problems]);
    }
}
