using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SalesAlign.Web.Tests.Common;

/// <summary>Somebody before a browser: opens pages, waits until they are alive, and complains about what a reader would complain about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _errors.Add(message.Text);
        };
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console called an error since the visitor arrived.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<Visitor> ArriveAsync(Uri address, bool onPhone = false, bool inTheDark = false, string language = "en")
    {
        var browser = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = onPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
            ColorScheme = inTheDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language == "zh-Hans" ? "zh-CN" : "en-GB",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(20_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Opens a page and waits until it answers: a click on markup that is not alive yet is lost.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
    }

    public Task AliveAsync() => Page.WaitForSelectorAsync(".app[data-interactive='true'], .account", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=email]", email);
        await Page.FillAsync("input[name=password]", password);
        await Page.ClickAsync("button[data-sign-in]");
        await AliveAsync();
    }

    /// <summary>Serious and critical findings of axe, and what is wider than the window; empty is good.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        var report = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        var complaints = report.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{Page.Url}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
            .ToList();
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 1) complaints.Add($"{Page.Url}: {overflow} pixels wider than the window");
        return complaints;
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private static async Task<IBrowser> StartAsync()
    {
        if (!Browser.IsAvailable) throw new InvalidOperationException("No Chromium here, and none could be installed.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser.ExecutablePath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage",
            ],
        });
    }
}
