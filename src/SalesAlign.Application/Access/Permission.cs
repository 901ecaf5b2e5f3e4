using SalesAlign.Domain.Access;

namespace SalesAlign.Application.Access;

/// <summary>What an action demands of whoever does it. Whose data they then see is a matter of scope.</summary>
public enum Permission
{
    /// <summary>Nobody needs to be signed in; the action itself refuses once a company exists.</summary>
    FirstRun,

    /// <summary>Any person who may sign in.</summary>
    SignedIn,
    ViewOrganization,
    ManageOrganization,
    ManageAccess,
    ViewAudit,
    ImportData,

    /// <summary>Corrects sales data by hand and sets up the sales process.</summary>
    ManageSalesData,
    ViewSales,
    ViewStrategy,
    ManageStrategy,
    ManageMetrics,
    ViewMetrics,
    ViewGoals,
    ManageGoals,
    ManageIdealCustomers,

    /// <summary>Pay of single persons, of those in scope.</summary>
    ViewPay,

    /// <summary>Pay as totals, without names.</summary>
    ViewPayTotals,
    ManageIncentives,
    ApproveIncentives,

    /// <summary>Honours the work of those in scope with points and a word of thanks.</summary>
    GiveHonours,
    LogFeedback,
    AnswerFeedback,
    ViewExecutiveHome,
    ViewTeamHome,

    /// <summary>Deviations in one's own part of the organisation, and those one is asked to deal with.</summary>
    ViewAlerts,

    /// <summary>What is watched; a manager for the own units.</summary>
    ManageAlertRules,
}

/// <summary>Which role brings which permissions. A person's permissions are those of all their roles together.</summary>
public static class RolePermissions
{
    private static readonly Permission[] Everyone =
        [Permission.SignedIn, Permission.ViewStrategy, Permission.ViewGoals, Permission.ViewMetrics, Permission.ViewSales, Permission.LogFeedback, Permission.ViewAlerts];

    private static readonly Dictionary<Role, HashSet<Permission>> Granted = new()
    {
        [Role.Administrator] = [.. Everyone, Permission.ViewOrganization, Permission.ManageOrganization, Permission.ManageAccess, Permission.ViewAudit, Permission.ImportData],
        [Role.SalesOperations] =
        [
            .. Everyone, Permission.ViewOrganization, Permission.ManageOrganization, Permission.ViewAudit, Permission.ImportData, Permission.ManageSalesData, Permission.ManageStrategy, Permission.ManageMetrics,
            Permission.ManageGoals, Permission.ManageIdealCustomers, Permission.ViewPay, Permission.ViewPayTotals, Permission.ManageIncentives,
            Permission.ApproveIncentives, Permission.GiveHonours, Permission.AnswerFeedback, Permission.ViewExecutiveHome, Permission.ManageAlertRules,
        ],
        [Role.Executive] =
        [
            .. Everyone, Permission.ViewOrganization, Permission.ManageStrategy, Permission.ManageGoals, Permission.ManageIdealCustomers, Permission.ViewPayTotals,
            Permission.ApproveIncentives, Permission.GiveHonours, Permission.AnswerFeedback, Permission.ViewExecutiveHome, Permission.ManageAlertRules,
        ],
        [Role.Manager] = [.. Everyone, Permission.ViewOrganization, Permission.ManageGoals, Permission.ViewPay, Permission.GiveHonours, Permission.AnswerFeedback, Permission.ViewTeamHome, Permission.ManageAlertRules],
        [Role.Rep] = [.. Everyone, Permission.ViewPay],
        [Role.Contributor] = [.. Everyone, Permission.AnswerFeedback],
    };

    public static bool Allow(Role role, Permission permission) => Granted[role].Contains(permission);
}

/// <summary>The roles that a person holds now, read from the database.</summary>
public sealed record Rights(IReadOnlySet<Role> Roles)
{
    /// <summary>Nobody is signed in.</summary>
    public static readonly Rights None = new(new HashSet<Role>());

    public bool Allow(Permission permission) => permission == Permission.FirstRun || Roles.Any(role => RolePermissions.Allow(role, permission));

    public bool Has(Role role) => Roles.Contains(role);
}
