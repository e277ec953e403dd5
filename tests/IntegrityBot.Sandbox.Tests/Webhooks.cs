using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace IntegrityBot.Sandbox.Tests;

public sealed class Webhooks
{
    [Fact]
    public async Task Updates_are_pushed_with_the_secret_and_polling_is_refused()
    {
        await using var bot = await Bot.Start();
        await using var hook = await Hook.Start();
        var poll = bot.Error(409, "getUpdates", new { timeout = 50 });
        await Polling.Polled(bot);
        await bot.Client.SetWebhook(hook.Url, secretToken: "s3cret_-", cancellationToken: Bot.Ct);
        Assert.Equal("Conflict: terminated by setWebhook request", await poll);
        Assert.Equal(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            await bot.Error(409, "getUpdates"));
        var person = bot.Server.Person("Aigerim");
        person.Say("1");
        person.Say("2");
        await person.Quiet(ct: Bot.Ct);
        Assert.Equal(["1", "2"], hook.Texts);
        Assert.All(hook.Secrets, secret => Assert.Equal("s3cret_-", secret));
        Assert.Equal(hook.Url, (await bot.Client.GetWebhookInfo(Bot.Ct)).Url);
        await bot.Client.DeleteWebhook(cancellationToken: Bot.Ct);
        Assert.Equal("", (await bot.Client.GetWebhookInfo(Bot.Ct)).Url);
        person.Say("3");
        Assert.Single(await bot.Updates());
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_with_growing_pauses_and_in_order()
    {
        await using var bot = await Bot.Start();
        await using var hook = await Hook.Start();
        hook.Refusals = 2;
        await bot.Client.SetWebhook(hook.Url, cancellationToken: Bot.Ct);
        var (one, two) = (bot.Server.Person("Aigerim"), bot.Server.Person("Dana"));
        one.Say("1");
        one.Say("2");
        await hook.Tried(1);
        Assert.Empty(hook.Texts);
        hook.Refusals = 1;
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(1.1));
        await hook.Tried(2);
        two.Say("other");
        await two.Quiet(ct: Bot.Ct);
        Assert.Equal(["other"], hook.Texts);
        var info = await bot.Client.GetWebhookInfo(Bot.Ct);
        Assert.Equal(("Wrong response from the webhook: 500 Internal Server Error", 2), (info.LastErrorMessage, info.PendingUpdateCount));
        bot.Server.Clock.Advance(TimeSpan.FromSeconds(2.1));
        await one.Quiet(ct: Bot.Ct);
        Assert.Equal(["other", "1", "2"], hook.Texts);
    }

    [Fact]
    public async Task Only_this_machine_is_called()
    {
        await using var bot = await Bot.Start();
        Assert.Contains("loopback", await bot.Error(400, "setWebhook", new { url = "https://example.org/hook" }), StringComparison.Ordinal);
        Assert.Contains("invalid webhook URL", await bot.Error(400, "setWebhook", new { url = "ftp://127.0.0.1" }), StringComparison.Ordinal);
        Assert.Equal(
            "Bad Request: secret token contains unallowed characters",
            await bot.Error(400, "setWebhook", new { url = "http://127.0.0.1:1/hook", secret_token = "a b" }));
    }

    [Fact]
    public async Task What_waits_can_be_dropped_and_kinds_chosen()
    {
        await using var bot = await Bot.Start();
        await using var hook = await Hook.Start();
        var person = bot.Server.Person("Aigerim");
        person.Say("before");
        await bot.Client.SetWebhook(hook.Url, dropPendingUpdates: true, allowedUpdates: [Telegram.Bot.Types.Enums.UpdateType.Message], cancellationToken: Bot.Ct);
        person.TapStale(1, "x");
        person.Say("after");
        await person.Quiet(ct: Bot.Ct);
        Assert.Equal(["after"], hook.Texts);
    }

    /// <summary>A bot's webhook on a free port.</summary>
    private sealed class Hook : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly SemaphoreSlim tries = new(0);
        private int tried;

        private Hook()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost("/hook", async context =>
            {
                var update = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
                if (Refusals > 0)
                {
                    Refusals--;
                    context.Response.StatusCode = 500;
                }
                else
                {
                    Texts.Enqueue((string)update!["message"]!["text"]!);
                    Secrets.Enqueue(context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
                }

                await context.Response.CompleteAsync();
                tries.Release();
            });
        }

        public string Url => app.Urls.First() + "/hook";

        public int Refusals { get; set; }

        public ConcurrentQueue<string> Texts { get; } = new();

        public ConcurrentQueue<string> Secrets { get; } = new();

        public static async Task<Hook> Start()
        {
            var hook = new Hook();
            await hook.app.StartAsync(Bot.Ct);
            return hook;
        }

        public async Task Tried(int count)
        {
            for (; tried < count; tried++)
            {
                Assert.True(await tries.WaitAsync(TimeSpan.FromSeconds(20), Bot.Ct));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            tries.Dispose();
        }
    }
}
