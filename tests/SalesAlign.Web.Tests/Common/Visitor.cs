using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SalesAlign.Web.Tests.Common;

/// <summary>Somebody before a browser: opens pages, waits until they are alive, and complains about what a reader would complain about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // Milliseconds. Generous, since a busy machine is no fault of the page; the tests themselves wait no longer than they must.
    private const int Patience = 40_000;

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
            // Nothing then fades or slides, so there is nothing to wait for before looking at colours and places.
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Opens a page and waits until it answers: a click on markup that is not alive yet is lost.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
        await SettledAsync();
    }

    /// <summary>Goes to another page as a link would, without loading the frame anew.</summary>
    public async Task FollowAsync(string path)
    {
        await Page.EvaluateAsync(
            """
            async path => {
              const before = document.querySelector("main h1");
              let changes = 0;
              // The same page with another question keeps its heading, and changes below it.
              const watch = new MutationObserver(() => changes++);
              watch.observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true });
              Blazor.navigateTo(path);
              const until = performance.now() + 1500;
              while (performance.now() < until && before && before.isConnected && changes === 0) await new Promise(done => setTimeout(done, 20));
              watch.disconnect();
            }
            """,
            path);
        await SettledAsync();
    }

    /// <summary>Until the page shows its content: a heading, no skeleton, nothing busy, and no change for a moment.</summary>
    public async Task SettledAsync()
    {
        var settled = await Page.EvaluateAsync<bool>(
            """
            async patience => {
              let changed = performance.now();
              const watch = new MutationObserver(() => changed = performance.now());
              watch.observe(document.body, { subtree: true, childList: true, characterData: true });
              const until = performance.now() + patience;
              const ready = () => document.querySelector("main h1") && !document.querySelector("main .skeleton, main [aria-busy=true]") && performance.now() - changed > 150;
              while (!ready() && performance.now() < until) await new Promise(done => setTimeout(done, 25));
              watch.disconnect();
              return Boolean(ready());
            }
            """,
            Patience);
        if (!settled) throw new TimeoutException($"{Page.Url} does not settle:\n{await Page.InnerTextAsync("body")}");
    }

    public Task AliveAsync() => Page.WaitForSelectorAsync(".app[data-interactive='true'], .account", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    public async Task SignInAsync(string email, string password)
    {
        await TrySignInAsync(email, password);
        await Page.WaitForSelectorAsync(".app[data-interactive='true']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await SettledAsync();
    }

    /// <summary>Sends the sign-in form, wherever that leads.</summary>
    public async Task TrySignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("input[name=email]", email);
        await Page.FillAsync("input[name=password]", password);
        await Page.ClickAsync("button[data-sign-in]");
    }

    public async Task SignOutAsync()
    {
        await Page.ClickAsync(".avatar-button");
        await Page.ClickAsync("form[action='/account/sign-out'] button");
        await Page.WaitForURLAsync("**/sign-in");
    }

    /// <summary>Types into the field of this label, and leaves it, as only then the page takes it.</summary>
    public async Task FillAsync(string label, string text, ILocator? within = null)
    {
        var field = Field(label, within);
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <summary>Chooses from the list of this label by what is shown.</summary>
    public async Task ChooseAsync(string label, string option, ILocator? within = null) => await Field(label, within).SelectOptionAsync(new SelectOptionValue { Label = option });

    public ILocator Field(string label, ILocator? within = null)
    {
        // Labels of fields that may stay empty end in a word that says so.
        var pattern = new Regex($"^{Regex.Escape(label)}( ?\\(?optional\\)?)?$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        // A card may be called as a field within it.
        var fields = Page.Locator("input, select, textarea");
        return (within is null ? Page.GetByLabel(pattern) : within.GetByLabel(pattern)).And(fields).First;
    }

    public ILocator Button(string name, ILocator? within = null) =>
        within is null
            ? Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First
            : within.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true }).First;

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).First;

    /// <summary>What a page shows as text, label or hint and that looks like the key of a text nobody has written.</summary>
    public async Task<IReadOnlyList<string>> RawKeysAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
          const key = /^[A-Z][A-Za-z]+\.[A-Z][A-Za-z.]*$/;
          const found = new Set();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.nodeValue.trim();
            if (key.test(text) && !walker.currentNode.parentElement.closest("script, style, code")) found.add(text);
          }
          for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
            for (const name of ["aria-label", "title", "placeholder", "alt"]) {
              const text = (element.getAttribute(name) ?? "").trim();
              if (key.test(text)) found.add(text);
            }
          return [...found];
        }
        """);

    /// <summary>Serious and critical findings of axe, and what reaches beyond the window; empty is good.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        // What the bar at the top happens to cover half is no fault of the page.
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await StillAsync();
        var complaints = (await Axe.FindingsAsync(Page)).Select(finding => $"{Page.Url}: {finding}").ToList();
        complaints.AddRange(await BeyondAsync());
        return complaints;
    }

    /// <summary>What reaches beyond the window, so that the page would have to be scrolled sideways.</summary>
    public async Task<IEnumerable<string>> BeyondAsync()
    {
        var beyond = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width + 1) return [];
              // What is positioned absolutely is cut off only by what it is positioned in.
              const clipped = element => {
                let free = getComputedStyle(element).position === "absolute";
                for (let at = element.parentElement; at; at = at.parentElement) {
                  const style = getComputedStyle(at);
                  if (free && style.position === "static") continue;
                  if (style.overflowX !== "visible") return true;
                  free = style.position === "absolute";
                }
                return false;
              };
              const found = [...document.body.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > width + 1 && !clipped(element))
                .slice(-3).map(element => `${Math.round(element.getBoundingClientRect().right - width)} pixels beyond the window: ${element.outerHTML.slice(0, 160)}`);
              return found.length > 0 ? found : ["wider than the window"];
            }
            """);
        return beyond.Select(what => $"{Page.Url}: {what}");
    }

    /// <summary>Fails with what a reader of the page in view would complain about.</summary>
    public async Task LookAsync()
    {
        var complaints = (await ComplaintsAsync()).Concat(await RawKeysAsync()).ToList();
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    /// <summary>Until nothing fades or slides any more: half faded, no text has the contrast it is meant to have.</summary>
    private async Task StillAsync() => await Page.EvaluateAsync(
        """
        async patience => {
          const moving = () => document.getAnimations().some(each => each.playState === "running" && each.effect?.getComputedTiming().endTime !== Infinity);
          const until = performance.now() + patience;
          while (moving() && performance.now() < until) await new Promise(done => setTimeout(done, 50));
        }
        """,
        Patience);

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
