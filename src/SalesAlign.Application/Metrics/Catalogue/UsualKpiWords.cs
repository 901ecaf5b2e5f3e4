using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>The usual KPIs in both languages: name, formula, and what can be done to move each. A company may reword its own.</summary>
internal static class UsualKpiWords
{
    private static readonly Dictionary<string, (KpiWords English, KpiWords Chinese)> Words = new(StringComparer.Ordinal)
    {
        ["won-value"] = (
            new("Sales won", "Value of the deals won in the period.", "Choose deals worth the time; offer the second product; ask for the order."),
            new("赢单金额", "期间内赢单的金额合计。", "选择值得投入的商机；推荐第二件产品；主动要单。")),
        ["gross-margin"] = (
            new("Gross margin rate", "(Won value − cost) ÷ won value.", "Hold the price list; sell what earns more; add service instead of discount."),
            new("毛利率", "（赢单金额 − 成本）÷ 赢单金额。", "守住价目表；多卖高毛利产品；以服务代替折扣。")),
        ["collection-rate"] = (
            new("Collection rate", "Cash received ÷ invoices due in the month, from the books.", "Agree payment terms before signing; call before the due date; stop delivery where nothing is paid."),
            new("回款率", "当月实收款 ÷ 当月到期应收款，取自财务账。", "签约前谈定付款条件；到期前提醒；欠款则停止发货。")),
        ["new-customers"] = (
            new("New customers won", "Customers whose first won deal falls in the period.", "Ask every satisfied customer for two names; keep a day a week for those who never bought."),
            new("新签客户数", "首次赢单落在期间内的客户数。", "请每位满意客户推荐两个名字；每周留一天给从未成交的客户。")),
        ["customer-visits"] = (
            new("Customer visits", "Visits and meetings with customers.", "Plan the week on Friday; put visits of one area on one day."),
            new("客户拜访数", "与客户的拜访和会面次数。", "周五排好下周；同一区域的拜访安排在同一天。")),
        ["contact-coverage"] = (
            new("Accounts contacted", "Different accounts with at least one contact in the period.", "Work through the list from the top; note who to call back and when."),
            new("客户触达数", "期间内至少联系过一次的不同客户数。", "按名单从上到下联系；记下回访对象与时间。")),
        ["win-rate"] = (
            new("Conversion rate", "Deals won ÷ deals won or lost.", "Qualify earlier; bring presales before the second visit; leave deals without a decision date."),
            new("成交转化率", "赢单数 ÷（赢单数 + 输单数）。", "更早筛选商机；第二次拜访前引入售前；放下没有决策日期的商机。")),
        ["proposal-first-pass"] = (
            new("Proposals accepted at first reading", "Proposals accepted without rework ÷ proposals handed over, from the proposal tool.", "Read the minutes of the first visit; check against the list of questions before handing over."),
            new("方案一次通过率", "无需返工即被采纳的方案 ÷ 提交的方案，来自方案系统。", "阅读首次拜访纪要；提交前对照问题清单检查。")),
        ["value-per-seller"] = (
            new("Sales won per seller", "Won value ÷ people who won a deal.", "Even out territories; pair the strong with the new; drop work that sells nothing."),
            new("人均赢单金额", "赢单金额 ÷ 有赢单的人数。", "均衡客户区域；强弱结对；去掉不产生销售的工作。")),
        ["seller-retention"] = (
            new("Sellers who stayed", "Sellers at the end who were there at the beginning ÷ sellers at the beginning.", "Talk about the career twice a year; answer disputes about pay within a week."),
            new("销售人员保留率", "期初在岗且期末仍在岗的销售 ÷ 期初销售人数。", "每年两次职业谈话；一周内答复薪酬申诉。")),
        ["coaching-talks"] = (
            new("Coaching talks", "One-to-one talks with a seller that ended with an agreed next step.", "Fix the hour in the calendar; take one deal per talk."),
            new("辅导谈话次数", "以约定的下一步结束的一对一谈话次数。", "在日历里固定时间；每次只谈一个商机。")),
        ["answered-voice"] = (
            new("Field reports answered", "Reports from the field that were answered ÷ all that were logged.", "Name who answers which kind; answer with the reason, also when it is no."),
            new("一线反馈回应率", "已回应的一线反馈 ÷ 全部登记的反馈。", "明确每类反馈由谁回应；即使否决也说明理由。")),
        ["certification-rate"] = (
            new("Certifications passed", "Certifications passed ÷ certifications due, from the learning system.", "Learn an hour a week; take the trial exam before the real one."),
            new("认证通过率", "已通过的认证 ÷ 到期应通过的认证，来自学习系统。", "每周学习一小时；正式考试前先做模拟题。")),
        ["training-days"] = (
            new("Days of training", "Days of training taken part in.", "Book the quarter's courses in its first week."),
            new("培训天数", "参加培训的天数。", "季度第一周就报好本季课程。")),
        ["ramp-time"] = (
            new("Ramp time of newcomers", "Days from the first working day to the first deal won, on average over those who won theirs in the period.", "Give newcomers a companion and five warm accounts on the first day."),
            new("新人达产时间", "期间内首次赢单的新人，从入职到首次赢单的平均天数。", "入职第一天就安排搭档和五个有基础的客户。")),
        ["field-reports"] = (
            new("Field reports logged", "What was seen at customers and reported.", "Log it in fifteen seconds before starting the car."),
            new("一线反馈条数", "在客户处看到并上报的信息条数。", "离开客户前用十五秒记下来。")),
        ["new-product-share"] = (
            new("New-product share", "Won value of the new products ÷ won value in all.", "Open every talk with the new line; train the three objections that come most."),
            new("新产品占比", "新产品赢单金额 ÷ 全部赢单金额。", "每次谈话先谈新产品；练熟最常见的三个异议。")),
        ["target-conversion"] = (
            new("Target-customer conversion", "Deals won ÷ deals won or lost with customers of the target profile.", "Call the customers of the profile first; say in the first minute why it fits them."),
            new("目标客户转化率", "目标画像客户的赢单数 ÷ 其赢单与输单之和。", "优先联系画像客户；第一分钟说明为何适合他们。")),
        ["strategic-repurchase"] = (
            new("Repurchase of strategic products", "Deals won with strategic products by customers who had bought before ÷ all deals won with them.", "Call sixty days after delivery; offer the extension together with service."),
            new("战略产品复购率", "老客户购买战略产品的赢单数 ÷ 战略产品全部赢单数。", "交付后六十天回访；扩展与服务一并推荐。")),
        ["sales-cycle"] = (
            new("Length of the sales cycle", "Days from first contact to the win, on average.", "Agree the next date before leaving; send the proposal within five days."),
            new("销售周期", "从首次接触到赢单的平均天数。", "离开前约好下一次；五天内发出方案。")),
        ["customer-satisfaction"] = (
            new("Customer satisfaction", "Mean of all answers to “Would you choose us again?”, 0 to 10, in the quarterly survey.", "Call everybody who answered six or less within a week."),
            new("客户满意度", "季度调查中“还会选择我们吗？”（0–10 分）的平均分。", "一周内致电所有打六分及以下的客户。")),
    };

    public static (KpiWords English, KpiWords Chinese) Of(string code) => Words[code];
}
