using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Tests.Sales;

public sealed class CertificationTests
{
    private static readonly DateOnly Taken = new(2026, 1, 15);

    [Theory]
    [InlineData("2026-03-01", CertificationStanding.Valid)]
    [InlineData("2026-11-15", CertificationStanding.Valid)]
    [InlineData("2026-11-16", CertificationStanding.Expiring)]
    [InlineData("2027-01-14", CertificationStanding.Expiring)]
    [InlineData("2027-01-15", CertificationStanding.Expired)]
    public void A_pass_holds_to_its_last_day_and_is_to_be_renewed_in_time(string day, CertificationStanding standing)
    {
        var exam = Exam(CertificationResult.Passed);
        exam.HoldsUntil(new DateOnly(2027, 1, 14));
        Assert.Equal(standing, exam.StandingOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Without_an_end_it_holds_for_good_and_a_failed_one_never_held()
    {
        Assert.Equal(CertificationStanding.Valid, Exam(CertificationResult.Passed).StandingOn(new DateOnly(2099, 1, 1)));
        Assert.Equal(CertificationStanding.Failed, Exam(CertificationResult.Failed).StandingOn(Taken));
    }

    [Fact]
    public void It_cannot_end_before_it_began_nor_score_beyond_a_hundred()
    {
        Assert.Equal("certification.expires_before_exam", Assert.Throws<RuleViolation>(() => Exam(CertificationResult.Passed).HoldsUntil(Taken.AddDays(-1))).Code);
        Assert.Equal("certification.score_out_of_range", Assert.Throws<RuleViolation>(() => Exam(CertificationResult.Passed).Mark(100.5m)).Code);
    }

    private static Certification Exam(CertificationResult result) => new(CertificationId.New(), PersonId.New(), "Signature specialist", null, Taken, result);
}
