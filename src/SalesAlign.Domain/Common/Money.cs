using System.Globalization;
using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common;

/// <summary>An ISO 4217 currency and the number of decimal places of its smallest unit.</summary>
public readonly record struct Currency
{
    private static readonly Dictionary<string, int> UnusualMinorUnits = new(StringComparer.Ordinal)
    {
        ["BHD"] = 3, ["CLP"] = 0, ["ISK"] = 0, ["JOD"] = 3, ["JPY"] = 0, ["KRW"] = 0, ["KWD"] = 3, ["OMR"] = 3, ["PYG"] = 0, ["TND"] = 3,
        ["UGX"] = 0, ["VND"] = 0, ["XAF"] = 0, ["XOF"] = 0,
    };

    private readonly string? _code;

    [JsonConstructor]
    public Currency(string code)
    {
        RuleViolation.Unless(code is { Length: 3 } && code.All(char.IsAsciiLetterUpper), "currency.not_iso", code ?? "");
        _code = code;
    }

    public string Code => _code ?? "XXX";

    /// <summary>Decimal places of the smallest unit: 2 for most, 0 for the yen, 3 for the dinar.</summary>
    public int MinorUnits => UnusualMinorUnits.GetValueOrDefault(Code, 2);

    public override string ToString() => Code;
}

/// <summary>An amount in a currency. Adding amounts of two currencies is refused: conversion needs a rate and a date.</summary>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Rounded to the currency's smallest unit, half away from zero: how a statement line is rounded.</summary>
    public Money Rounded() => this with { Amount = Rounding.HalfAwayFromZero(Amount, Currency.MinorUnits) };

    /// <summary>Divides the amount so that the parts add up to it exactly; see <see cref="Rounding.SplitByLargestRemainder"/>.</summary>
    public Money[] Split(IReadOnlyList<decimal> weights)
    {
        var currency = Currency;
        return Array.ConvertAll(Rounding.SplitByLargestRemainder(Amount, weights, Currency.MinorUnits), part => new Money(part, currency));
    }

    public int CompareTo(Money other) => Amount.CompareTo(Same(other).Amount);

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + left.Same(right).Amount };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - left.Same(right).Amount };

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    /// <summary>Not rounded: rounding happens once, where a line is made.</summary>
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private Money Same(Money other)
    {
        RuleViolation.Unless(other.Currency == Currency, "money.two_currencies", Currency.Code, other.Currency.Code);
        return other;
    }
}
