using FluentValidation;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>What a stage is called, what is done in it, and what must be there before a deal leaves it.</summary>
public sealed record StageDescription(string Name, string? Actions, string? ExitCriteria, string? RequiredOutput, int? UsualDays)
{
    internal sealed class Rules : AbstractValidator<StageDescription>
    {
        public Rules()
        {
            RuleFor(d => d.Name).NotEmpty().WithErrorCode("pipeline_stage.no_name").MaximumLength(100);
            RuleFor(d => d.Actions).MaximumLength(2000);
            RuleFor(d => d.ExitCriteria).MaximumLength(2000);
            RuleFor(d => d.RequiredOutput).MaximumLength(1000);
            RuleFor(d => d.UsualDays).InclusiveBetween(1, 3650).WithErrorCode("pipeline_stage.days_out_of_range");
        }
    }
}
