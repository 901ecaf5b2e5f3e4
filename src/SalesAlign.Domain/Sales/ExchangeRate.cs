using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Sales;

/// <summary>What one unit of a currency is worth in the company's currency from a day on, until the next rate.</summary>
public sealed class ExchangeRate
{
    private ExchangeRate()
    {
        Currency = "";
    }

    public ExchangeRate(ExchangeRateId id, Currency currency, DateOnly on, decimal rate)
    {
        RuleViolation.Unless(rate > 0, "exchange_rate.not_positive", rate);
        Id = id;
        Currency = currency.Code;
        On = on;
        Rate = rate;
    }

    public ExchangeRateId Id { get; private set; }

    public string Currency { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Units of the company's currency for one unit of <see cref="Currency"/>.</summary>
    public decimal Rate { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }
}
