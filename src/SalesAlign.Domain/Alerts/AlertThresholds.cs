using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Alerts;

/// <summary>From which measure on a deviation has which grade, in the unit of the index: a factor, days, a number, or the metric's own unit.</summary>
public sealed record AlertThresholds(decimal Watch, decimal Serious, decimal Critical)
{
    /// <summary>Larger is worse where the thresholds rise from watch to critical; equal ones count as rising.</summary>
    public bool LargerIsWorse => Critical >= Watch;

    /// <summary>The worst grade that a measure reaches; one on a threshold has reached it. Null when all is well.</summary>
    public AlertGrade? Of(decimal measure) =>
        Reaches(measure, Critical) ? AlertGrade.Critical : Reaches(measure, Serious) ? AlertGrade.Serious : Reaches(measure, Watch) ? AlertGrade.Watch : null;

    public decimal For(AlertGrade grade) => grade switch { AlertGrade.Critical => Critical, AlertGrade.Serious => Serious, _ => Watch };

    /// <exception cref="RuleViolation">They do not go one way, or not the way in which the index gets worse.</exception>
    public void MustSuit(bool largerIsWorse)
    {
        var ordered = largerIsWorse ? Watch <= Serious && Serious <= Critical : Watch >= Serious && Serious >= Critical;
        if (!ordered) throw new RuleViolation(largerIsWorse ? "alerts.thresholds_must_rise" : "alerts.thresholds_must_fall") { Field = "Critical" };
    }

    private bool Reaches(decimal measure, decimal threshold) => LargerIsWorse ? measure >= threshold : measure <= threshold;
}
