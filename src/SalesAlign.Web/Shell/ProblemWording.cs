using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Shell;

/// <summary>Words a refusal in the reader's language: by its code where a text exists, else by the validator's own message.</summary>
public sealed class ProblemWording(IEnumerable<IProblemTexts> sources)
{
    public string Of(Problem problem)
    {
        foreach (var source in sources)
        {
            var text = source.Find(problem.Code);
            if (text is not null) return string.Format(CultureInfo.CurrentCulture, text, [.. problem.Message is null ? problem.Arguments : problem.Arguments.Select(Readable)]);
        }
        return problem.Message ?? problem.Code;
    }

    // The limits of a rule are plain values; a million reads as 1,000,000.
    private static object? Readable(object? limit) => limit switch
    {
        int whole => Figures.Full(whole),
        decimal amount => Figures.Full(amount),
        DateOnly day => Figures.Day(day),
        _ => limit,
    };
}

/// <summary>A feature's texts for the codes of its refusals.</summary>
public interface IProblemTexts
{
    string? Find(string code);
}

/// <summary>Takes the texts from a feature's resources, under the key <c>Problem.</c> followed by the code.</summary>
public sealed class ProblemTexts<TText>(IStringLocalizer<TText> texts) : IProblemTexts
{
    public string? Find(string code) => texts[$"Problem.{code}"] is { ResourceNotFound: false } text ? text.Value : null;
}
