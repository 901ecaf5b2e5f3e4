using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Access;

/// <summary>The company's settings.</summary>
public partial class CompanyPage(GetCompany get, ChangeCompany change, ProblemWording wording, Toasts toasts)
{
    private GetCompany.Response? _company;
    private IReadOnlyList<Problem> _problems = [];
    private string _name = "";
    private string _zone = "";
    private string _language = "en";
    private TimeOnly _quietFrom;
    private TimeOnly _quietTo;

    protected override async Task LoadAsync()
    {
        _company = await ReadAsync(get, new GetCompany.Request());
        if (_company is not null) (_name, _zone, _language, _quietFrom, _quietTo) = (_company.Name, _company.TimeZone, _company.Language, _company.QuietFrom, _company.QuietTo);
    }

    private async Task SaveAsync()
    {
        var result = await RunAsync(change, new ChangeCompany.Request(_name, _zone, _language, _company!.Version, _quietFrom, _quietTo));
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(Text["Saved"]);
        Current.Refresh();
        await LoadAsync();
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => (problem.Field ?? "") == field) is { } problem ? wording.Of(problem) : null;
}
