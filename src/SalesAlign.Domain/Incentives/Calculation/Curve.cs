using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A point of a payout curve, both as factors: at attainment 1.1 pay 1.2 of the target.</summary>
public sealed record CurvePoint(decimal At, decimal Pays);

/// <summary>What a curve does between and beyond its points.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CurveShape>))]
public enum CurveShape
{
    Linear,
    Steps,
}

/// <summary>
/// Payout over attainment: linear between points or in steps, zero below the first point, and after the last flat unless it goes on at the
/// slope of its last stretch. Refuses points that do not ascend, and a slope to go on by that is not there.
/// </summary>
public sealed record Curve
{
    public Curve(CurveShape shape, IReadOnlyList<CurvePoint> points, bool goesOn = false)
    {
        points = Elements.Checked(points);
        RuleViolation.Unless(points.Count > 0, "curve.no_point");
        for (var i = 1; i < points.Count; i++) RuleViolation.Unless(points[i].At > points[i - 1].At, "curve.not_ascending", i + 1);
        RuleViolation.Unless(!goesOn || (shape == CurveShape.Linear && points.Count > 1), "curve.no_slope_to_go_on");
        (Shape, Points, GoesOn) = (shape, [.. points], goesOn);
    }

    public CurveShape Shape { get; }

    public IReadOnlyList<CurvePoint> Points { get; }

    public bool GoesOn { get; }

    public decimal Read(decimal attainment)
    {
        if (attainment < Points[0].At) return 0;
        var next = 1;
        while (next < Points.Count && attainment >= Points[next].At) next++;
        var before = Points[next - 1];
        if (Shape == CurveShape.Steps || attainment == before.At) return before.Pays;
        if (next == Points.Count)
        {
            if (!GoesOn) return before.Pays;
            next--;
            before = Points[next - 1];
        }
        var after = Points[next];
        return before.Pays + ((after.Pays - before.Pays) * (attainment - before.At) / (after.At - before.At));
    }
}
