namespace SalesAlign.Domain.Sales.Import;

/// <summary>What a field of an import holds.</summary>
public enum ImportFieldType
{
    Text,
    Number,
    WholeNumber,
    Date,

    /// <summary>A day with the time of day.</summary>
    Instant,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>The key or name of something that is known already.</summary>
    Reference,
}

/// <summary>A field that a file of a kind may fill. Synonyms are header names by which it is recognised, in both languages.</summary>
public sealed record ImportField(string Name, ImportFieldType Type, bool Required, params IReadOnlyList<string> Synonyms)
{
    public int MaxLength { get; init; } = 200;

    /// <summary>Decimal places that a number keeps.</summary>
    public int Decimals { get; init; } = 4;

    /// <summary>For a choice: every accepted word and what it means.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The fields of each kind of import.</summary>
public static class ImportFields
{
    public const string ExternalId = "external_id";

    private static readonly Dictionary<string, string> Stages = Words(
        (nameof(DealStage.Prospecting), ["prospecting", "prospect", "lead", "qualification", "new", "open", "潜在", "线索", "初步接触"]),
        (nameof(DealStage.Engaging), ["engaging", "engaged", "in progress", "proposal", "negotiation", "pipeline", "跟进中", "跟进", "进行中", "谈判"]),
        (nameof(DealStage.Won), ["won", "closed won", "win", "赢单", "成交", "已成交", "已赢单"]),
        (nameof(DealStage.Lost), ["lost", "closed lost", "lose", "输单", "丢单", "已输单", "已丢单", "失败"]));

    private static readonly Dictionary<string, string> Activities = Words(
        (nameof(ActivityKind.Call), ["call", "phone", "phone call", "电话", "通话"]),
        (nameof(ActivityKind.Visit), ["visit", "site visit", "拜访", "上门拜访"]),
        (nameof(ActivityKind.Meeting), ["meeting", "demo", "会议", "会面"]),
        (nameof(ActivityKind.Proposal), ["proposal", "quote", "offer", "方案", "报价"]),
        (nameof(ActivityKind.ReferralCall), ["referralcall", "referral call", "referral", "转介绍", "转介绍电话"]));

    private static readonly Dictionary<string, string> YesNo = Words(("true", ["yes", "y", "1", "x", "custom", "是", "定制"]), ("false", ["no", "n", "0", "standard", "否", "标准"]));

    private static readonly ImportField EnteredAt = new(
        "entered_at", ImportFieldType.Instant, false, "entered at", "recorded at", "entry date", "entry time", "logged at", "created at", "录入时间", "录入日期", "登记时间");

    private static readonly IReadOnlyList<ImportField> People =
    [
        new("name", ImportFieldType.Text, true, "name", "sales agent", "agent", "person", "employee", "employee name", "full name", "rep", "sales rep", "salesperson", "姓名", "员工", "员工姓名", "销售", "销售代表", "销售人员", "人员"),
        new(ExternalId, ImportFieldType.Text, false, "external id", "employee id", "employee no", "person id", "agent id", "staff id", "工号", "员工编号", "人员编号", "编号"),
        new("email", ImportFieldType.Text, false, "email", "e-mail", "mail", "email address", "邮箱", "电子邮箱", "邮件") { MaxLength = 256 },
        new("manager", ImportFieldType.Text, false, "manager", "sales manager", "team lead", "supervisor", "reports to", "经理", "主管", "上级", "直属上级", "销售经理"),
        new("region", ImportFieldType.Text, false, "region", "regional office", "office", "area", "territory", "大区", "区域", "地区", "办事处"),
        new("team", ImportFieldType.Text, false, "team", "team name", "group", "团队", "小组", "部门"),
        new("hired_on", ImportFieldType.Date, false, "hired on", "hire date", "start date", "joined", "入职日期", "入职时间"),
    ];

    private static readonly IReadOnlyList<ImportField> Accounts =
    [
        new("name", ImportFieldType.Text, true, "name", "account", "account name", "company", "company name", "customer", "customer name", "客户", "客户名称", "公司", "公司名称") { MaxLength = 300 },
        new(ExternalId, ImportFieldType.Text, false, "external id", "account id", "customer id", "id", "客户编号", "客户id", "编号"),
        new("sector", ImportFieldType.Text, false, "sector", "industry", "branch", "行业", "所属行业"),
        new("year_established", ImportFieldType.WholeNumber, false, "year established", "founded", "founding year", "established", "成立年份", "成立时间"),
        new("revenue", ImportFieldType.Number, false, "revenue", "annual revenue", "turnover", "营收", "年收入", "营业额", "收入"),
        new("employees", ImportFieldType.WholeNumber, false, "employees", "number of employees", "headcount", "staff", "员工数", "员工人数", "人数"),
        new("location", ImportFieldType.Text, false, "location", "office location", "headquarters", "city", "country", "address", "城市", "地点", "所在地", "国家", "地区"),
        new("parent", ImportFieldType.Reference, false, "parent", "subsidiary of", "parent account", "parent company", "parent id", "上级客户", "母公司", "上级公司") { MaxLength = 300 },
        EnteredAt,
    ];

    private static readonly IReadOnlyList<ImportField> Products =
    [
        new("name", ImportFieldType.Text, true, "name", "product", "product name", "item", "产品", "产品名称", "商品") { MaxLength = 300 },
        new(ExternalId, ImportFieldType.Text, false, "external id", "product id", "sku", "product code", "id", "产品编号", "产品编码", "编号"),
        new("series", ImportFieldType.Text, false, "series", "product series", "line", "product line", "family", "系列", "产品系列", "产品线") { MaxLength = 100 },
        new("tier", ImportFieldType.Text, false, "tier", "class", "level", "档次", "级别", "定位") { MaxLength = 100 },
        new("list_price", ImportFieldType.Number, false, "list price", "sales price", "price", "unit price", "标价", "价格", "单价", "目录价"),
    ];

    private static readonly IReadOnlyList<ImportField> Deals =
    [
        new(ExternalId, ImportFieldType.Text, true, "external id", "opportunity id", "deal id", "id", "opportunity", "deal", "商机编号", "商机id", "编号", "商机"),
        new("owner", ImportFieldType.Reference, true, "owner", "sales agent", "agent", "rep", "sales rep", "salesperson", "deal owner", "负责人", "销售", "销售代表", "销售人员"),
        new("product", ImportFieldType.Reference, false, "product", "product name", "item", "产品", "产品名称") { MaxLength = 300 },
        new("account", ImportFieldType.Reference, false, "account", "account name", "customer", "company", "client", "客户", "客户名称", "公司") { MaxLength = 300 },
        new("stage", ImportFieldType.Choice, true, "stage", "deal stage", "status", "阶段", "商机阶段", "状态") { Choices = Stages },
        new("engaged_on", ImportFieldType.Date, false, "engaged on", "engage date", "created", "created date", "start date", "opened", "接触日期", "跟进日期", "创建日期", "开始日期"),
        new("closed_on", ImportFieldType.Date, false, "closed on", "close date", "closed", "closing date", "won date", "关闭日期", "成交日期", "结单日期"),
        new("amount", ImportFieldType.Number, false, "amount", "close value", "value", "deal value", "金额", "成交金额", "商机金额"),
        new("quantity", ImportFieldType.Number, false, "quantity", "qty", "units", "数量"),
        new("currency", ImportFieldType.Text, false, "currency", "币种", "货币") { MaxLength = 3 },
        new("cost", ImportFieldType.Number, false, "cost", "cost of goods", "cogs", "deal cost", "成本"),
        new("expected_close_on", ImportFieldType.Date, false, "expected close on", "expected close", "expected close date", "forecast date", "预计成交日期", "预计关闭日期"),
        new("cancelled_on", ImportFieldType.Date, false, "cancelled on", "canceled on", "cancellation date", "cancelled", "取消日期", "退单日期"),
        new("lead_source", ImportFieldType.Text, false, "lead source", "source", "origin", "线索来源", "来源") { MaxLength = 100 },
        new("channel", ImportFieldType.Text, false, "channel", "sales channel", "route to market", "渠道", "销售渠道") { MaxLength = 100 },
        new("is_custom", ImportFieldType.Choice, false, "is custom", "custom", "custom solution", "customised", "定制", "是否定制") { Choices = YesNo },
        new("lost_reason", ImportFieldType.Text, false, "lost reason", "loss reason", "reason lost", "reason", "输单原因", "丢单原因") { MaxLength = 300 },
        EnteredAt,
    ];

    private static readonly IReadOnlyList<ImportField> ActivityFields =
    [
        new(ExternalId, ImportFieldType.Text, true, "external id", "activity id", "id", "task id", "活动编号", "编号"),
        new("person", ImportFieldType.Reference, true, "person", "owner", "sales agent", "agent", "rep", "by", "人员", "销售", "负责人"),
        new("kind", ImportFieldType.Choice, true, "kind", "type", "activity type", "activity", "类型", "活动类型", "方式") { Choices = Activities },
        new("on", ImportFieldType.Date, true, "on", "date", "activity date", "day", "日期", "活动日期", "时间"),
        new("account", ImportFieldType.Reference, false, "account", "account name", "customer", "company", "客户", "客户名称") { MaxLength = 300 },
        new("deal", ImportFieldType.Reference, false, "deal", "opportunity", "opportunity id", "deal id", "商机", "商机编号"),
        new("outcome", ImportFieldType.Text, false, "outcome", "result", "结果"),
        new("quality", ImportFieldType.WholeNumber, false, "quality", "score", "rating", "质量", "评分"),
        new("referral_partner", ImportFieldType.Reference, false, "referral partner", "referred by", "partner", "referrer", "转介绍伙伴", "介绍方", "合作伙伴") { MaxLength = 300 },
        new("referral_contact", ImportFieldType.Text, false, "referral contact", "partner contact", "contact", "介绍人", "联系人"),
        EnteredAt,
    ];

    public static IReadOnlyList<ImportField> Of(ImportKind kind) => kind switch
    {
        ImportKind.People => People,
        ImportKind.Accounts => Accounts,
        ImportKind.Products => Products,
        ImportKind.Deals => Deals,
        ImportKind.Activities => ActivityFields,
        ImportKind.DealLines => DealDetailFields.Lines,
        ImportKind.StageEntries => DealDetailFields.Stages,
        ImportKind.DealSplits => DealDetailFields.SplitFields,
        ImportKind.DealEvents => DealDetailFields.EventFields,
        ImportKind.ExchangeRates => DealDetailFields.Rates,
        ImportKind.Certifications => CertificationFields.All,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    internal static Dictionary<string, string> Words(params (string Meaning, string[] Words)[] choices) =>
        choices.SelectMany(choice => choice.Words.Append(choice.Meaning).Distinct(StringComparer.OrdinalIgnoreCase).Select(word => (word, choice.Meaning)))
            .ToDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.OrdinalIgnoreCase);
}
