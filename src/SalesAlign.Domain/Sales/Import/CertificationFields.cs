namespace SalesAlign.Domain.Sales.Import;

/// <summary>The fields of exams that people took.</summary>
internal static class CertificationFields
{
    private static readonly Dictionary<string, string> Results = ImportFields.Words(
        (nameof(CertificationResult.Passed), ["pass", "yes", "y", "ok", "certified", "通过", "合格", "是"]),
        (nameof(CertificationResult.Failed), ["fail", "no", "n", "not passed", "未通过", "不合格", "否"]));

    public static readonly IReadOnlyList<ImportField> All =
    [
        new("person", ImportFieldType.Reference, true, "person", "employee", "name", "sales agent", "rep", "人员", "员工", "姓名"),
        new("topic", ImportFieldType.Text, true, "topic", "certification", "certificate", "exam", "course", "subject", "认证", "认证名称", "考试", "主题"),
        new("product", ImportFieldType.Reference, false, "product", "product name", "产品", "产品名称") { MaxLength = 300 },
        new("on", ImportFieldType.Date, true, "on", "date", "obtained on", "obtained", "exam date", "passed on", "日期", "考试日期", "获得日期"),
        new("expires_on", ImportFieldType.Date, false, "expires on", "expires", "valid until", "expiry date", "expiration date", "到期日期", "有效期至"),
        new("result", ImportFieldType.Choice, false, "result", "passed", "outcome", "status", "结果", "是否通过") { Choices = Results },
        new("score", ImportFieldType.Number, false, "score", "points", "percent", "grade", "分数", "成绩", "得分"),
    ];
}
