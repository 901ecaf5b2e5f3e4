using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Common;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<AlertRule> AlertRules => Set<AlertRule>();

    public DbSet<AlertCase> AlertCases => Set<AlertCase>();

    public DbSet<CaseStep> CaseSteps => Set<CaseStep>();

    public DbSet<CaseNotice> CaseNotices => Set<CaseNotice>();

    public DbSet<NightlyRound> NightlyRounds => Set<NightlyRound>();
}
