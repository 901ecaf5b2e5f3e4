using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// Exams of those who sell and advise: one on consultative selling for all, one on the premium line for whoever sells it, one on the newest line for
/// presales first. Not everybody passes at once, certificates end, and some forget to renew them.
/// </summary>
internal sealed class CertificationStory
{
    public const string Selling = "Consultative selling";
    public const string Premium = "Signature specialist";
    public const string Newest = "Grid energy basics";

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly SeededRandom _chance;
    private readonly List<Certification> _exams = [];

    public CertificationStory(StoryDays days, StoryIds ids, OrganizationStory organization, ProductStory products, SeededRandom chance)
    {
        (_days, _ids, _chance) = (days, ids, chance);
        var (premium, newest) = (products.InTier(ProductStory.Premium)[0].Product.Id, products.InTier(ProductStory.Emerging)[0].Product.Id);
        foreach (var seller in organization.People.Where(person => person.Seats.Any(seat => seat.Role is MembershipRole.Rep or MembershipRole.Presales or MembershipRole.Sdr)))
        {
            var hired = seller.Person.HiredOn!.Value;
            var isPresales = seller.Seats.Any(seat => seat.Role == MembershipRole.Presales);
            Take(seller, Selling, null, Later(hired, 40, 100), months: 24, ready: 84);
            if (isPresales || seller.Premium >= 100 || _chance.Chance(35)) Take(seller, Premium, premium, Later(_days.Quarter(-5).First > hired ? _days.Quarter(-5).First : hired, 10, 160), months: 18, ready: 78);
            if (isPresales || _chance.Chance(30)) Take(seller, Newest, newest, Later(_days.Quarter(-2).First > hired ? _days.Quarter(-2).First : hired, 5, 120), months: 12, ready: 66);
        }
    }

    public IReadOnlyList<Certification> Exams => _exams;

    // Whoever fails tries again some weeks later; whoever passed renews it near the end, mostly.
    private void Take(Character seller, string topic, ProductId? product, DateOnly on, int months, int ready)
    {
        var tries = 0;
        while (on <= _days.Today && !(seller.Person.LeftOn < on))
        {
            var passed = _chance.Chance(ready) || ++tries > 2;
            // Nobody looks up every exam of the past twelve years.
            if (on >= _days.Quarter(StoryDays.FirstQuarter).First) _exams.Add(Sit(seller, topic, product, on, months, passed));
            if (!passed)
            {
                on = Later(on, 21, 70);
                continue;
            }
            if (!_chance.Chance(80)) return;
            tries = 0;
            on = on.AddMonths(months).AddDays(-_chance.Between(-20, 40));
        }
    }

    private Certification Sit(Character seller, string topic, ProductId? product, DateOnly on, int months, bool passed)
    {
        var exam = new Certification(_ids.Next<CertificationId>(on), seller.Person.Id, topic, product, on, passed ? CertificationResult.Passed : CertificationResult.Failed);
        if (passed) exam.HoldsUntil(on.AddMonths(months).AddDays(-1));
        if (_chance.Chance(94)) exam.Mark(passed ? _chance.Around(70, 100) : _chance.Around(38, 69));
        return exam;
    }

    private DateOnly Later(DateOnly day, int least, int most) => day.AddDays(_chance.Between(least, most));
}
