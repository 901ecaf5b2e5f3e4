using Npgsql;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Findings about who owns a deal that only show when all people's deals are looked at together: credit from the channel and from direct selling that overlaps.</summary>
internal static class OwnershipFindings
{
    /// <param name="of">Of these customers alone; null for all.</param>
    public static async Task<ILookup<PersonId, Finding>> ReadAsync(NpgsqlConnection connection, PayWindow window, Guid[]? of, CancellationToken cancel)
    {
        var (deals, accounts) = await RoutedDeals.ReadAsync(connection, window.First, window.Last, of, cancel);
        var found = new List<(PersonId Person, Finding Finding)>();
        foreach (var overlap in CreditOverlaps.Find(deals))
        {
            Add(overlap.Channel, overlap.Direct);
            Add(overlap.Direct, overlap.Channel);
        }
        return found.ToLookup(one => one.Person, one => one.Finding);

        // Of two deals only those of the period are paid now; the other's people were told in theirs.
        void Add(RoutedDeal deal, RoutedDeal other)
        {
            if (deal.Date < window.First) return;
            foreach (var person in deal.People)
            {
                found.Add((new PersonId(person), Finding.Of(
                    CreditOverlaps.ChannelAndDirect, null, deal.DealKey, other.DealKey, other.IsDirect ? RoutedDeal.DirectRoute : other.Channel!, accounts[deal.Account])));
            }
        }
    }
}
