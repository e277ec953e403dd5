using Microsoft.Playwright;

namespace IntegrityBot.EndToEnd.Tests.Page;

/// <summary>The sandbox's page in Debian's Chromium, used with mouse and keyboard.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    public const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private ChatPage(IPlaywright playwright, IBrowser browser, IPage page)
    {
        this.playwright = playwright;
        this.browser = browser;
        Page = page;
    }

    public IPage Page { get; }

    public static bool CanRun => File.Exists(Chromium);

    public static async Task<ChatPage> Open(Uri address, int width, int height, ColorScheme scheme)
    {
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = "en" });
        page.SetDefaultTimeout(30_000);
        await page.GotoAsync(address.ToString());
        return new(driver, chromium, page);
    }

    public Task Tap(string label) => Buttons.Filter(new() { HasText = label }).Last.ClickAsync();

    /// <summary>Waits for a button: a tap before the screen has changed would meet the old one.</summary>
    public Task Offers(string label) => Buttons.Filter(new() { HasText = label }).Last.WaitForAsync();

    public async Task Write(string text)
    {
        await Page.GetByTestId("composer").Last.FillAsync(text);
        await Page.GetByTestId("send").Last.ClickAsync();
    }

    public Task Sees(string text) => Assertions.Expect(Page.GetByTestId("message").Filter(new() { HasText = text }).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>Waits for a button of this label.</summary>
    public Task Shows(string label) => Assertions.Expect(Buttons.Filter(new() { HasText = label }).Last).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>Keeps a picture where <c>SCREENSHOTS</c> says, for people to look at; nowhere when it is not set.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private ILocator Buttons => Page.GetByTestId("keyboard-button");
}
