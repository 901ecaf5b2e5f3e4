namespace SalesAlign.Domain.Alerts;

/// <summary>How long each step of a case may take, in working days (Monday to Friday), by its grade; and how soon after that it climbs the organisation.</summary>
public static class TimeLimit
{
    /// <summary>Working days for the step that a state waits for; null where nothing is waited for.</summary>
    public static int? WorkingDays(AlertGrade grade, CaseState state) => state switch
    {
        CaseState.Detected or CaseState.Analysed => grade switch { AlertGrade.Critical => 1, AlertGrade.Serious => 3, _ => 5 },
        CaseState.Decided => grade switch { AlertGrade.Critical => 10, AlertGrade.Serious => 20, _ => 30 },
        // Whether it helped shows only after a while, whatever the grade.
        CaseState.Acted => grade switch { AlertGrade.Critical => 20, AlertGrade.Serious => 30, _ => 45 },
        CaseState.Checked => 5,
        _ => null,
    };

    /// <summary>Last day on which the step that a state waits for is in time.</summary>
    public static DateOnly? DueOn(AlertGrade grade, CaseState state, DateOnly since)
    {
        if (WorkingDays(grade, state) is not { } days) return null;
        var day = since;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }

    /// <summary>How many levels up a case should have climbed: one as soon as a critical step is late, later for lesser grades, and one more for each such stretch.</summary>
    public static int LevelsUp(AlertGrade grade, DateOnly? dueOn, DateOnly today)
    {
        if (dueOn is not { } due || today <= due) return 0;
        var late = today.DayNumber - due.DayNumber;
        return grade switch { AlertGrade.Critical => 1 + ((late - 1) / 2), AlertGrade.Serious => 1 + ((late - 1) / 5), _ => late / 10 };
    }
}
