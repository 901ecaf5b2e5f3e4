using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Incentives.Plans.Drafts;

/// <summary>A pay mix as it is being written: half and half to begin with.</summary>
public sealed class MixDraft
{
    public MembershipRole Role { get; set; } = MembershipRole.Rep;

    public decimal Base { get; set; } = 50;
}
