namespace SalesAlign.Data.Sales.Import;

/// <summary>Where rows of exams go: a person takes an exam on a topic once a day.</summary>
internal static class CertificationImport
{
    public static readonly ImportTarget Target = new(
        "certifications",
        new TargetColumn("person", "person_id", StagedType.Text, Lookup.People),
        new TargetColumn("topic", "topic", StagedType.Text),
        new TargetColumn("product", "product_id", StagedType.Text, Lookup.Products),
        new TargetColumn("on", "on", StagedType.Date),
        new TargetColumn("expires_on", "expires_on", StagedType.Date),
        new TargetColumn("result", "result", StagedType.Text, WhenEmpty: "'Passed'"),
        new TargetColumn("score", "score", StagedType.Number))
    {
        Key = ["person_id", "topic", "on"],
        KeyField = "topic",
    };
}
