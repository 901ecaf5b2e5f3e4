namespace SalesAlign.Domain.Sales.Import;

/// <summary>The fields of what belongs to deals: lines, stages entered, splits, invoices and payments, and the rates that their currencies need.</summary>
internal static class DealDetailFields
{
    private static readonly Dictionary<string, string> Splits = ImportFields.Words(
        (nameof(SplitKind.Primary), ["main", "revenue", "owner", "主要", "主销售", "业绩分成"]),
        (nameof(SplitKind.Overlay), ["specialist", "presales", "support", "叠加", "协同", "售前"]));

    private static readonly Dictionary<string, string> Events = ImportFields.Words(
        (nameof(DealEventKind.Invoiced), ["invoice", "billed", "bill", "开票", "发票", "已开票"]),
        (nameof(DealEventKind.Paid), ["payment", "receipt", "cash", "collected", "回款", "收款", "已回款", "付款"]));

    private static readonly ImportField Deal = new(
        "deal", ImportFieldType.Reference, true, "deal", "deal id", "opportunity id", "opportunity", "商机编号", "商机", "商机id");

    private static readonly ImportField Amount = new("amount", ImportFieldType.Number, true, "amount", "value", "total", "line amount", "金额", "小计");

    public static readonly IReadOnlyList<ImportField> Lines =
    [
        Deal,
        new(ImportFields.ExternalId, ImportFieldType.Text, false, "external id", "line", "line id", "line no", "line number", "item no", "行号", "明细编号", "明细行"),
        new("product", ImportFieldType.Reference, false, "product", "product name", "item", "article", "产品", "产品名称") { MaxLength = 300 },
        new("quantity", ImportFieldType.Number, false, "quantity", "qty", "units", "数量"),
        Amount,
        new("cost", ImportFieldType.Number, false, "cost", "cost of goods", "cogs", "成本"),
    ];

    public static readonly IReadOnlyList<ImportField> Stages =
    [
        Deal,
        new("stage", ImportFieldType.Reference, true, "stage", "stage name", "deal stage", "to stage", "new stage", "阶段", "商机阶段", "进入阶段"),
        new("entered_on", ImportFieldType.Date, true, "entered on", "date", "entered", "stage date", "changed on", "since", "进入日期", "日期", "变更日期"),
    ];

    public static readonly IReadOnlyList<ImportField> SplitFields =
    [
        Deal,
        new("person", ImportFieldType.Reference, true, "person", "sales agent", "agent", "rep", "member", "participant", "人员", "销售", "参与人"),
        new("kind", ImportFieldType.Choice, false, "kind", "type", "split type", "role", "类型", "分成类型") { Choices = Splits },
        new("percent", ImportFieldType.Number, true, "percent", "percentage", "share", "split", "%", "比例", "百分比", "分成比例"),
    ];

    public static readonly IReadOnlyList<ImportField> EventFields =
    [
        Deal,
        new("kind", ImportFieldType.Choice, true, "kind", "type", "event", "event type", "类型", "事件") { Choices = Events },
        new(ImportFields.ExternalId, ImportFieldType.Text, false, "external id", "number", "invoice no", "invoice number", "document", "发票号", "单号", "编号"),
        new("on", ImportFieldType.Date, true, "on", "date", "day", "invoice date", "payment date", "日期", "开票日期", "回款日期"),
        Amount,
    ];

    public static readonly IReadOnlyList<ImportField> Rates =
    [
        new("currency", ImportFieldType.Text, true, "currency", "currency code", "from", "币种", "货币") { MaxLength = 3 },
        new("on", ImportFieldType.Date, true, "on", "date", "day", "valid from", "日期", "生效日期"),
        new("rate", ImportFieldType.Number, true, "rate", "exchange rate", "fx rate", "汇率") { Decimals = 8 },
    ];
}
