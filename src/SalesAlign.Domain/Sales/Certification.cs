using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales;

/// <summary>How an exam ended.</summary>
public enum CertificationResult
{
    Passed,
    Failed,
}

/// <summary>What a certificate is worth on a day.</summary>
public enum CertificationStanding
{
    Valid,

    /// <summary>Still valid, but not for long: time to renew it.</summary>
    Expiring,
    Expired,
    Failed,
}

/// <summary>An exam that a person took on a topic or product, and until when a pass is good.</summary>
public sealed class Certification
{
    /// <summary>Days before the end within which a certificate is to be renewed.</summary>
    public const int RenewWithin = 60;

    private Certification()
    {
        Topic = "";
    }

    public Certification(CertificationId id, PersonId person, string topic, ProductId? product, DateOnly on, CertificationResult result = CertificationResult.Passed)
    {
        Id = id;
        PersonId = person;
        Topic = topic;
        ProductId = product;
        On = on;
        Result = result;
    }

    public CertificationId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>What was examined, in the words of the source.</summary>
    public string Topic { get; private set; }

    /// <summary>The product that it is about, where it is about one.</summary>
    public ProductId? ProductId { get; private set; }

    /// <summary>The day of the exam, from which a pass holds.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The last day on which it holds; without one it holds for good.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public CertificationResult Result { get; private set; }

    /// <summary>Of 100; null where none was given.</summary>
    public decimal? Score { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }

    public void HoldsUntil(DateOnly? lastDay)
    {
        RuleViolation.Unless(lastDay is null || lastDay >= On, "certification.expires_before_exam", Topic);
        ExpiresOn = lastDay;
    }

    public void Mark(decimal score)
    {
        RuleViolation.Unless(score is >= 0 and <= 100, "certification.score_out_of_range", score);
        Score = score;
    }

    public CertificationStanding StandingOn(DateOnly day) =>
        Result == CertificationResult.Failed ? CertificationStanding.Failed
        : ExpiresOn is not { } end || end >= day.AddDays(RenewWithin) ? CertificationStanding.Valid
        : end >= day ? CertificationStanding.Expiring : CertificationStanding.Expired;
}
