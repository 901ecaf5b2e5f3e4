using System.Diagnostics;

namespace SalesAlign.Web.Tests.Common;

/// <summary>
/// Where a Chromium is on this machine: an installed one, else one that Playwright's installer brings, else Debian's where the process may
/// install it. Looked for once per test process.
/// </summary>
internal static class Browser
{
    private static readonly string[] Installed =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<(bool Found, string? Path)> Search = new(Find);

    public static bool IsAvailable => Search.Value.Found;

    /// <summary>Null where Playwright knows its own.</summary>
    public static string? ExecutablePath => Search.Value.Path;

    private static (bool Found, string? Path) Find()
    {
        if (Environment.GetEnvironmentVariable("SALESALIGN_BROWSER") is { Length: > 0 } chosen) return (File.Exists(chosen), chosen);
        if (Array.Find(Installed, File.Exists) is { } path) return (true, path);
        if (InstallByPlaywright()) return (true, null);
        if (InstallFromDebian() && Array.Find(Installed, File.Exists) is { } debian) return (true, debian);
        return (false, null);
    }

    private static bool InstallByPlaywright()
    {
        try
        {
            return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0;
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or Microsoft.Playwright.PlaywrightException)
        {
            return false;
        }
    }

    private static bool InstallFromDebian()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get")) return false;
        return Run("apt-get", "update -qq") && Run("apt-get", "install -y -qq --no-install-recommends chromium fonts-noto-cjk");
    }

    private static bool Run(string command, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that drives a browser. Where none can be had it is skipped and says so; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string None = "No Chromium here, and none could be installed. Install one, or name it in SALESALIGN_BROWSER.";

    public BrowserFactAttribute()
    {
        if (IsMissing) Skip = None;
    }

    internal static bool IsMissing => !Browser.IsAvailable && Environment.GetEnvironmentVariable("CI") != "true";
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (BrowserFactAttribute.IsMissing) Skip = BrowserFactAttribute.None;
    }
}
