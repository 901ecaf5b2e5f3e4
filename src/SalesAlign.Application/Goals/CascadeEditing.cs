using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Application.Goals;

/// <summary>Where in the grid a number was typed.</summary>
public enum CascadePlace
{
    /// <summary>The row's total.</summary>
    Total,

    /// <summary>One period of the row.</summary>
    Period,

    /// <summary>A quarter that stands over months.</summary>
    Group,

    /// <summary>The share of a division by hand.</summary>
    Share,
}

/// <summary>How a typed number is meant.</summary>
public enum TypedAs
{
    Number,

    /// <summary>Of a ratio: the ratio itself, from which its numerator follows.</summary>
    Ratio,

    /// <summary>A factor of what the parent has in the same place: 0.25 is a quarter of it.</summary>
    ShareOfParent,

    /// <summary>A factor on top of what the cell has: 0.05 makes it a twentieth more.</summary>
    Change,
}

/// <summary>A number typed into a cell, or taken out of it where there is no value.</summary>
/// <param name="Row">Index among the nodes.</param>
/// <param name="Period">The period or quarter that is meant.</param>
public sealed record CascadeEdit(int Row, CascadePlace Place, string? Period, decimal? Value, TypedAs TypedAs = TypedAs.Number, TargetPart Part = TargetPart.Value);

/// <summary>What typing into the sheet made: the terms that hold from now on, and what they divide into.</summary>
public sealed record CascadeEdited(CascadeTerms Terms, PreviewCascade.Response Shown);

/// <summary>What typing into the sheet does to its terms.</summary>
public sealed partial class CascadeSheet
{
    private const decimal MostTyped = 1_000_000_000_000m;

    /// <summary>
    /// Makes the edits and divides again. Where either is refused, none of them is kept: the terms asked with still hold, and so does every later edit that is made to
    /// them.
    /// </summary>
    public Result<CascadeEdited> Take(CascadeTerms terms, PreviewCascade.Response shown, IReadOnlyList<CascadeEdit> edits)
    {
        var edited = Edit(terms, shown, edits);
        if (!edited.TryGet(out var next)) return new Refusal(edited.Outcome, [.. edited.Problems]);
        var spread = Spread(next);
        return spread.TryGet(out var result) ? new CascadeEdited(next, result) : new Refusal(spread.Outcome, [.. spread.Problems]);
    }

    /// <summary>The terms after the edits. Nothing is divided yet; a number that cannot be meant is refused.</summary>
    public Result<CascadeTerms> Edit(CascadeTerms terms, PreviewCascade.Response shown, IReadOnlyList<CascadeEdit> edits)
    {
        var pins = terms.Pins.ToDictionary(pin => (pin.Node, pin.Period, pin.Part), pin => pin.Value);
        var shares = terms.Shares.GroupBy(share => share.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Share, StringComparer.Ordinal);
        try
        {
            foreach (var edit in edits)
            {
                if (edit.Place == CascadePlace.Share) SetShare(shares, edit);
                else if (edit is { Row: 0, Place: CascadePlace.Total }) terms = Retarget(terms, shown, edit);
                else SetPins(pins, shown, edit);
            }
        }
        catch (RuleViolation violation)
        {
            return Common.Result.Refused([new Problem(violation.Code, violation.Field, null, [.. violation.Arguments])]);
        }
        return terms with
        {
            Pins = [.. pins.Select(pin => new CascadePin(pin.Key.Node, pin.Key.Period, pin.Value, pin.Key.Part))],
            Shares = [.. shares.Select(share => new CascadeShare(share.Key, share.Value))],
        };
    }

    private void SetShare(Dictionary<string, decimal> shares, CascadeEdit edit)
    {
        if (edit.Value is { } share) shares[Nodes[edit.Row].Key] = share;
        else shares.Remove(Nodes[edit.Row].Key);
    }

    private CascadeTerms Retarget(CascadeTerms terms, PreviewCascade.Response shown, CascadeEdit edit)
    {
        var row = shown.Rows[0];
        if (edit.Part == TargetPart.Denominator) return terms with { Denominator = edit.Value is null ? null : Meant(shown, edit, row.Denominator!.Total, row, null) };
        if (edit.Value is null) return terms with { Target = null };
        if (shown.Shape != TargetShape.Ratio) return terms with { Target = Meant(shown, edit, row.Value.Total, row, null) };
        return terms with { Target = edit.TypedAs == TypedAs.Ratio ? edit.Value : Meant(shown, edit, row.Value.Total, row, null) / row.Denominator!.Total };
    }

    private void SetPins(Dictionary<(string, string?, TargetPart), decimal> pins, PreviewCascade.Response shown, CascadeEdit edit)
    {
        var row = shown.Rows[edit.Row];
        if (edit.Place == CascadePlace.Group)
        {
            var months = Enumerable.Range(0, Parts.Count).Where(p => GroupOf(p) == edit.Period).ToList();
            foreach (var month in months) pins.Remove((row.Key, Parts[month].Key, edit.Part));
            if (edit.Value is null) return;
            var now = months.Sum(p => Cells(row, edit.Part)[p]);
            foreach (var pin in PinsOfGroup(shown, edit.Row, edit.Period!, Meant(shown, edit, now, row, months), edit.Part)) pins[(pin.Node, pin.Period, pin.Part)] = pin.Value;
            return;
        }
        var period = edit.Place == CascadePlace.Total ? null : edit.Period;
        if (edit.Value is null)
        {
            pins.Remove((row.Key, period, edit.Part));
            return;
        }
        RuleViolation.Unless(period is null || !Closed.Contains(period), "decompose.pin_in_closed_period", row.Name, period ?? "");
        List<int>? columns = period is null ? null : [Enumerable.Range(0, Parts.Count).First(p => Parts[p].Key == period)];
        var current = columns is null ? (edit.Part == TargetPart.Denominator ? row.Denominator!.Total : row.Value.Total) : Cells(row, edit.Part)[columns[0]];
        pins[(row.Key, period, edit.Part)] = Meant(shown, edit, current, row, columns);
    }

    /// <summary>The number that was meant, in the precision of the target.</summary>
    private decimal Meant(PreviewCascade.Response shown, CascadeEdit edit, decimal current, PreviewCascade.Row row, List<int>? columns)
    {
        var value = edit.Value!.Value;
        RuleViolation.Unless(Math.Abs(value) < MostTyped, "decompose.value_too_large", row.Name, value);
        var number = edit.TypedAs switch
        {
            TypedAs.Ratio => value * Sum(row, TargetPart.Denominator),
            TypedAs.Change => current * (1m + value),
            TypedAs.ShareOfParent => value * (ParentOf(shown, row) is { } parent ? Sum(parent, edit.Part) : current),
            _ => value,
        };
        return Rounding.HalfAwayFromZero(number, edit.Part == TargetPart.Denominator ? 0 : shown.Decimals);

        decimal Sum(PreviewCascade.Row of, TargetPart part) => columns is null
            ? part == TargetPart.Denominator ? of.Denominator?.Total ?? 0m : of.Value.Total
            : columns.Sum(p => Cells(of, part)[p]);
    }

    // Pasting a column asks this for thousands of rows.
    private PreviewCascade.Row? ParentOf(PreviewCascade.Response shown, PreviewCascade.Row row)
    {
        _places ??= Nodes.Select((node, i) => (node.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        return row.ParentKey is { } parent ? shown.Rows[_places[parent]] : null;
    }

    private static IReadOnlyList<decimal> Cells(PreviewCascade.Row row, TargetPart part) => part == TargetPart.Denominator ? row.Denominator!.Cells : row.Value.Cells;
}
