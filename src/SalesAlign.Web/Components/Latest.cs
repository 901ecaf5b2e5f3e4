namespace SalesAlign.Web.Components;

/// <summary>Keeps a live preview true while its user goes on typing: of several questions under way only the last one's answer counts.</summary>
public sealed class Latest
{
    private int _turn;

    /// <summary>There is nothing to ask any more, as what is typed is incomplete; an answer that is still to come no longer fits.</summary>
    public void Withdraw() => _turn++;

    /// <returns>The answer, or null where another question was asked meanwhile.</returns>
    public async Task<T?> AskAsync<T>(Func<Task<T>> question)
        where T : class
    {
        var turn = ++_turn;
        var answer = await question();
        return turn == _turn ? answer : null;
    }
}
