using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

/// <summary>Exams come in by file like all else: twice changes nothing, faults are named, undo restores; and stand with the person who took them.</summary>
public sealed class CertificationImportTests : IAsyncLifetime
{
    private const string Exams =
        "employee,exam,product,date,valid until,result,score\n"
        + "Anna Snelling,GTX specialist,GTX Pro,2017-02-01,2018-01-31,passed,91\n"
        + "Anna Snelling,Negotiation,,2017-03-01,,fail,48.5\n"
        + "Darcel Schlecht,Negotiation,,2017-03-01,,,\n";

    private const string Kept = "select string_agg(p.name || ' ' || c.topic || ' ' || c.result || coalesce(' ' || trim_scale(c.score)::text, '') || coalesce(' ' || c.expires_on::text, ''), ', ' order by p.name, c.\"on\") from certifications c join people p on p.id = c.person_id";

    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Importing_twice_changes_nothing_a_correction_is_taken_in_and_undo_restores()
    {
        var first = await _bench.ImportAsync(ImportKind.Certifications, Exams);
        Assert.Equal((ImportState.Completed, new ImportCounts(3, 0, 0, 0)), (first.State, first.Counts));
        const string All = "Anna Snelling GTX specialist Passed 91 2018-01-31, Anna Snelling Negotiation Failed 48.5, Darcel Schlecht Negotiation Passed";
        Assert.Equal(All, await _bench.ReadAsync<string>(Kept));
        Assert.Equal(2, _bench.Heard[^1].People!.Count);
        Assert.Equal((new DateOnly(2017, 2, 1), new DateOnly(2017, 3, 1)), (_bench.Heard[^1].First!.Value, _bench.Heard[^1].Last!.Value));
        Assert.Equal(new ImportCounts(0, 0, 3, 0), (await _bench.ImportAsync(ImportKind.Certifications, Exams)).Counts);

        var corrected = await _bench.ImportAsync(ImportKind.Certifications, Exams.Replace("fail,48.5", "pass,78.5", StringComparison.Ordinal));
        Assert.Equal(new ImportCounts(0, 1, 2, 0), corrected.Counts);
        Assert.Contains("Negotiation Passed 78.5", await _bench.ReadAsync<string>(Kept), StringComparison.Ordinal);
        Assert.True((await _bench.UndoAsync(corrected.Id)).IsDone);
        Assert.Equal(All, await _bench.ReadAsync<string>(Kept));
        Assert.True((await _bench.UndoAsync(first.Id)).IsDone);
        Assert.Equal(0L, await _bench.ReadAsync<long>("select count(*) from certifications"));
    }

    [Fact]
    public async Task Faults_name_row_column_and_reason()
    {
        var import = await _bench.ImportAsync(
            ImportKind.Certifications,
            "employee,exam,product,date,valid until,result,score\nNobody Known,Selling,,2017-02-01,,,\nAnna Snelling,,,2017-02-01,,,\nAnna Snelling,Selling,GTXPro,2017-02-01,,,\n"
            + "Anna Snelling,Selling,,soon,,,\nAnna Snelling,Selling,,2017-02-01,2017-01-01,,\nAnna Snelling,Selling,,2017-02-01,,pased,\nAnna Snelling,Selling,,2017-02-01,,,101\n"
            + "Anna Snelling,Closing,,2017-02-01,,,\nAnna Snelling,Closing,,2017-02-01,,,\n");
        Assert.Equal(
            [
                (2, "employee", "import.unknown_reference"), (3, "exam", "import.required"), (4, "product", "import.unknown_reference"), (5, "date", "import.not_a_date"),
                (6, "valid until", "certification.expires_before_exam"), (7, "result", "import.unknown_choice"), (8, "score", "import.out_of_range"), (10, "exam", "import.duplicate_in_file"),
            ],
            (await _bench.ErrorsAsync(import.Id)).Select(error => (error.Row, error.Column!, error.Code)));
        Assert.Equal(1L, await _bench.ReadAsync<long>("select count(*) from certifications"));
    }

    [Fact]
    public async Task A_person_stands_with_their_exams()
    {
        await _bench.ImportAsync(ImportKind.Certifications, Exams);
        var anna = new PersonId(await _bench.ReadAsync<Guid>("select id from people where name = 'Anna Snelling'"));
        var found = (await _bench.Get<ListCertifications>().RunAsync(_bench.Actor, new ListCertifications.Request(anna))).Value.Certifications;
        Assert.Equal([("Negotiation", CertificationStanding.Failed, 48.5m, null), ("GTX specialist", CertificationStanding.Expired, 91m, "GTX Pro")], found.Select(exam => (exam.Topic, exam.Standing, exam.Score!.Value, exam.Product)));
        Assert.Equal(Outcome.NotFound, (await _bench.Get<ListCertifications>().RunAsync(_bench.Actor, new ListCertifications.Request(PersonId.New()))).Outcome);
    }
}
