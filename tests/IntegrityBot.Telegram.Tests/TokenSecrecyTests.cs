using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram.Tests.Edge;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Telegram.Tests;

/// <summary>The token is in every URL: it must be in nothing else. The same for chat ids and texts.</summary>
public sealed class TokenSecrecyTests
{
    private const string Secret = "TEST-SECRET";
    private const long ChatId = 7_001_002_003;

    [Fact]
    public async Task No_log_exception_trace_or_metric_holds_a_token_a_chat_id_or_a_text()
    {
        var told = new ConcurrentQueue<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue($"{activity.OperationName} {activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        meters.Start();

        await using var room = await Room.Open();
        await Everything(room);

        Assert.Contains(told, line => line.StartsWith("integritybot.telegram.skipped", StringComparison.Ordinal));
        Assert.NotEmpty(room.Log);
        Assert.All(room.Api.Calls, call => Assert.NotNull(call.Length));
        Assert.All(told.Concat(room.Log), line =>
        {
            Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
            Assert.DoesNotContain("7001002003", line, StringComparison.Ordinal);
            Assert.DoesNotContain("the words of a report", line, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token TEST-SECRET")]
    public async Task A_token_of_the_wrong_shape_is_refused_without_being_quoted(string token)
    {
        await using var room = await Room.Open(("Token", token));

        var refused = Assert.Throws<OptionsValidationException>(() => room.Courier);

        Assert.Contains("Token", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiUrl", "https://api.example/path/")]
    [InlineData("ApiUrl", "ftp://api.example")]
    [InlineData("PollTimeout", "00:01:30")]
    [InlineData("ParallelChats", "0")]
    [InlineData("MessagesPerSecond", "0")]
    public async Task A_setting_that_cannot_work_is_refused_at_the_start(string key, string value)
    {
        await using var room = await Room.Open((key, value));

        Assert.Contains(key, Assert.Throws<OptionsValidationException>(() => room.Courier).Message, StringComparison.Ordinal);
    }

    private static async Task Everything(Room room)
    {
        var ct = TestContext.Current.CancellationToken;
        Answer[] troubles =
        [
            _ => BotApi.Error(502, "Bad Gateway"), _ => null, _ => BotApi.Error(429, "Too Many Requests", 1), _ => BotApi.Error(400, "Bad Request: the words of a report"),
        ];
        foreach (var method in new[] { "getUpdates", "sendMessage", "editMessageText", "deleteMessages", "getFile", "setMyName", "answerCallbackQuery" })
        {
            room.Api.Next(method, troubles);
        }

        var chat = Fixture.Chat(ChatId);
        var show = new Outgoing.Show(Screen.Of(new Phrase("said").With("text", "the words of a report")), 1, Language.Ru, Edit: true);
        await room.Ends(room.Courier.Deliver(chat, show, 5, null, ct));
        await room.Ends(room.Courier.Deliver(chat, show, null, null, ct));
        await room.Ends(room.Courier.EraseAll(chat, [1, 2], ct));
        await room.Ends(room.Courier.AnswerTap("1", ct));
        await room.Ends(room.Courier.Fetch(Fixture.Photo("missing"), ct));
        await room.Ends(room.Courier.Fetch(Fixture.Photo("missing"), ct));

        using var stop = new CancellationTokenSource();
        var heard = 0;
        var running = room.Loop.Run((_, _) => heard++ == 0 ? throw new InvalidOperationException("the words of a report") : Task.CompletedTask, _ => false, stop.Token);
        room.Api.Push("""{"update_id":1}""", Fixture.Text(2, ChatId, "the words of a report"));
        await room.Until(() => room.Api.Unconfirmed == 0);
        await stop.CancelAsync();
        await room.Ends(running);

        var published = room.Profile.Publish(ct);
        await room.Until(() => published.IsCompleted, stepMs: 5_000);

        room.Api.Always("sendMessage", _ => BotApi.Error(401, "Unauthorized"));
        var refused = await Assert.ThrowsAsync<TokenRefusedException>(() => room.Ends(room.Courier.Deliver(chat, show, null, null, ct)));
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }
}
