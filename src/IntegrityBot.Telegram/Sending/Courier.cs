using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using Microsoft.Extensions.Logging;
using Polly.Timeout;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Extensions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace IntegrityBot.Telegram.Sending;

/// <summary>
/// Brings answers into chats, each at least once (<see cref="SendPipeline"/>). Its methods throw for a refused token and when cancelled;
/// everything else is a <see cref="Delivery"/>.
/// </summary>
/// <remarks>
/// Screens are sent with <c>protect_content</c>: a reporter's own words are then not forwarded, saved or, on Android, photographed off the
/// screen by a slip of the finger. It is no help against another phone's camera. The one exception is a screen that holds a receipt: it
/// must be possible to copy, save and photograph it. Telegram fixes the protection when a message is sent, so such a screen is never an
/// edit of another: it is sent, and the screen it replaces is deleted. Buttons that copy work on either.
/// </remarks>
public sealed class Courier
{
    private const int MaxDeletions = 100;

    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private readonly ITelegramBotClient bot;
    private readonly ScreenRenderer renderer;
    private readonly SendPipeline pipeline;
    private readonly PhotoDownload photos;
    private readonly TelegramMetrics metrics;
    private readonly ILogger logger;

    internal Courier(
        ITelegramBotClient bot, ScreenRenderer renderer, SendPipeline pipeline, PhotoDownload photos, TelegramMetrics metrics, ILogger<Courier> logger)
    {
        this.bot = bot;
        this.renderer = renderer;
        this.pipeline = pipeline;
        this.photos = photos;
        this.metrics = metrics;
        this.logger = logger;
    }

    /// <summary>Carries out one thing.</summary>
    /// <param name="screenId">The message of the present screen; null when none is known.</param>
    /// <param name="callbackId">The tap that caused it; without one a toast has nobody to reach and is done.</param>
    public Task<Delivery> Deliver(ChatAddress chat, Outgoing outgoing, int? screenId, string? callbackId, CancellationToken ct) => outgoing switch
    {
        Outgoing.Show show => Outcome("Show", async () => await Show(chat, show, screenId, ct)),
        Outgoing.Toast toast => Outcome("Toast", async () => await Answer(callbackId, toast, ct)),
        Outgoing.Erase(var message) => Outcome("Erase", async () => await Erase(chat, message, ct)),
        Outgoing.Clear(var messages) => Clear(chat, messages, ct),
        Outgoing.Commands(var language) => Outcome("Commands", async () => await SetCommands(chat, language, ct)),
        _ => throw new InvalidOperationException("An answer of no known kind."),
    };

    /// <summary>Sends a screen that nobody is waiting for: it goes when no answer is waiting, and without a sound if <paramref name="silent"/>.</summary>
    public Task<Delivery> Notify(ChatAddress chat, Outgoing.Show show, bool silent, CancellationToken ct) =>
        Outcome("Notify", async () => await Send(chat, show, Precedence.Notice, silent, ct));

    /// <summary>Sends a file below what is in the chat.</summary>
    public Task<Delivery> Send(ChatAddress chat, Enclosure enclosure, CancellationToken ct) => Outcome("SendFile", async () => (await pipeline.Send(
        chat,
        Precedence.Answer,
        token =>
        {
            // A stream of its own for each try: the first may have read it to the end.
            var file = InputFile.FromStream(new MemoryStream(enclosure.Bytes, writable: false), enclosure.Name);
            return enclosure.IsPicture
                ? bot.SendPhoto(chat.ToChatId(), file, protectContent: enclosure.Protected, cancellationToken: token)
                : bot.SendDocument(chat.ToChatId(), file, protectContent: enclosure.Protected, cancellationToken: token);
        },
        ct)).Id);

    /// <summary>Says something in a group, below a topic if it has any: a notice, with nothing a reporter wrote.</summary>
    public Task<Delivery> Post(ChatAddress group, int? topic, IEnumerable<Phrase> paragraphs, Language language, CancellationToken ct)
    {
        var html = string.Join("\n\n", paragraphs.Select(phrase => renderer.Html(phrase, language)));
        return Outcome("Post", async () => (await pipeline.Send(
            group,
            Precedence.Notice,
            token => bot.SendMessage(group.ToChatId(), html, ParseMode.Html, linkPreviewOptions: NoPreview, messageThreadId: topic, cancellationToken: token),
            ct)).Id);
    }

    /// <summary>Ends the tap's waiting sign where the turn had nothing to say. A tap that is too old, or cannot be answered, is let go.</summary>
    public Task AnswerTap(string callbackId, CancellationToken ct) =>
        Outcome("AnswerTap", async () => await Answer(callbackId, null, ct));

    /// <summary>The one polite line in a group.</summary>
    /// <param name="replyTo">The message it answers, if that is still there.</param>
    public Task SayInGroup(ChatAddress group, Phrase phrase, Language language, int? replyTo, CancellationToken ct)
    {
        var reply = replyTo is { } message ? new ReplyParameters { MessageId = message, AllowSendingWithoutReply = true } : null;
        var html = renderer.Html(phrase, language);
        return Outcome("SayInGroup", async () => (await pipeline.Send(
            group,
            Precedence.Answer,
            token => bot.SendMessage(group.ToChatId(), html, ParseMode.Html, reply, linkPreviewOptions: NoPreview, cancellationToken: token),
            ct)).Id);
    }

    /// <summary>
    /// Deletes both sides' messages as far as Telegram allows (a private chat's of the last 48 hours). It ends early when Telegram is away
    /// or the person has left.
    /// </summary>
    public async Task<Erasure> EraseAll(ChatAddress chat, IReadOnlyList<int> ids, CancellationToken ct)
    {
        var all = ids.Distinct().ToList();
        var gone = 0;
        foreach (var chunk in all.Chunk(MaxDeletions))
        {
            switch (await TryErase(token => bot.DeleteMessages(chat.ToChatId(), chunk, token), ct))
            {
                case Erased.Gone:
                    gone += chunk.Length;
                    continue;
                case Erased.PersonLeft:
                    return new(gone, all.Count, HasLeft: true);
                case Erased.TelegramAway:
                    return new(gone, all.Count, CutShort: true);
            }

            // Telegram refuses the lot because of one, so each alone.
            foreach (var id in chunk)
            {
                switch (await TryErase(token => bot.DeleteMessage(chat.ToChatId(), id, token), ct))
                {
                    case Erased.Gone:
                        gone++;
                        break;
                    case Erased.PersonLeft:
                        return new(gone, all.Count, HasLeft: true);
                    case Erased.TelegramAway:
                        return new(gone, all.Count, CutShort: true);
                }
            }
        }

        return new(gone, all.Count);
    }

    /// <summary>Fetches a photo as it came in, at most 20 MB.</summary>
    public Task<FetchedPhoto> Fetch(Attachment photo, CancellationToken ct) => photos.Fetch(photo, ct);

    private async Task<int?> Show(ChatAddress chat, Outgoing.Show show, int? screenId, CancellationToken ct)
    {
        if (show is { Edit: true, Screen.HoldsReceipt: false } && screenId is { } present && await Edit(chat, show, present, ct))
        {
            return present;
        }

        // First the new screen, then the old one's buttons: nobody is left without any.
        var sent = await Send(chat, show, Precedence.Answer, silent: false, ct);
        if (screenId is { } old)
        {
            await Retire(chat, old, delete: show is { Edit: true, Screen.HoldsReceipt: true }, ct);
        }

        return sent;
    }

    /// <summary>False when the message cannot be edited any more, whatever Telegram's reason: then a new one takes its place.</summary>
    private async Task<bool> Edit(ChatAddress chat, Outgoing.Show show, int screenId, CancellationToken ct)
    {
        var (html, keyboard) = renderer.Render(show.Screen, show.Serial, show.Language);
        try
        {
            try
            {
                await Edit(html, ParseMode.Html);
            }
            catch (ApiRequestException e) when (e.ErrorCode == 400 && Refusals.Of(e) == Refusal.CannotParse)
            {
                logger.Refused("editMessageText", Refusal.CannotParse);
                await Edit(HtmlText.ToPlain(html), ParseMode.None);
            }

            return true;
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400)
        {
            return Refusals.Of(e) == Refusal.NotModified;
        }

        Task<Message> Edit(string text, ParseMode mode) => pipeline.Call(
            token => bot.EditMessageText(chat.ToChatId(), screenId, text, mode, keyboard, NoPreview, cancellationToken: token), ct);
    }

    /// <summary>
    /// Markup that Telegram cannot read goes as plain text. A receipt goes even without its buttons: it must never be lost over form.
    /// </summary>
    private async Task<int?> Send(ChatAddress chat, Outgoing.Show show, Precedence precedence, bool silent, CancellationToken ct)
    {
        var (html, keyboard) = renderer.Render(show.Screen, show.Serial, show.Language);
        try
        {
            return await Send(html, ParseMode.Html, keyboard);
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400 && Refusals.Of(e) == Refusal.CannotParse)
        {
            logger.Refused("sendMessage", Refusal.CannotParse);
            return await Send(HtmlText.ToPlain(html), ParseMode.None, keyboard);
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400 && show.Screen.HoldsReceipt && Refusals.Of(e) != Refusal.ChatNotFound)
        {
            logger.Refused("sendMessage", Refusals.Of(e));
            return await Send(HtmlText.ToPlain(html), ParseMode.None, null);
        }

        async Task<int> Send(string text, ParseMode mode, InlineKeyboardMarkup? markup) => (await pipeline.Send(
            chat,
            precedence,
            token => bot.SendMessage(
                chat.ToChatId(),
                text,
                mode,
                replyMarkup: markup,
                linkPreviewOptions: NoPreview,
                disableNotification: silent,
                protectContent: !show.Screen.HoldsReceipt,
                cancellationToken: token),
            ct)).Id;
    }

    /// <summary>The old screen's buttons would answer politely anyway, so a failure here costs nothing.</summary>
    private async Task Retire(ChatAddress chat, int screenId, bool delete, CancellationToken ct)
    {
        try
        {
            if (delete)
            {
                await pipeline.Call(token => bot.DeleteMessage(chat.ToChatId(), screenId, token), ct);
            }
            else
            {
                await pipeline.Call(token => bot.EditMessageReplyMarkup(chat.ToChatId(), screenId, cancellationToken: token), ct);
            }
        }
        catch (Exception e) when (e is RequestException or TimeoutRejectedException)
        {
        }
    }

    private async Task<int?> Answer(string? callbackId, Outgoing.Toast? toast, CancellationToken ct)
    {
        if (callbackId is null)
        {
            return null;
        }

        var text = toast is null ? null : renderer.Plain(toast.Phrase, toast.Language, ScreenRenderer.MaxToast);
        try
        {
            await pipeline.Call(token => bot.AnswerCallbackQuery(callbackId, text, toast?.Alert ?? false, cancellationToken: token), ct);
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400 && Refusals.Of(e) == Refusal.TapTooOld)
        {
        }

        return null;
    }

    private async Task<int?> Erase(ChatAddress chat, int messageId, CancellationToken ct)
    {
        try
        {
            await pipeline.Call(token => bot.DeleteMessage(chat.ToChatId(), messageId, token), ct);
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400 && Refusals.Of(e) is Refusal.MessageNotFound or Refusal.CannotDelete)
        {
        }

        return null;
    }

    private async Task<Delivery> Clear(ChatAddress chat, IReadOnlyList<int> messages, CancellationToken ct)
    {
        Delivery delivery = await EraseAll(chat, messages, ct) switch
        {
            { CutShort: true } => new Delivery.Later(Pacing.Patience),
            { HasLeft: true } => new Delivery.Gone(),
            _ => new Delivery.Done(null),
        };
        metrics.Delivered(delivery.GetType().Name);
        return delivery;
    }

    private async Task<int?> SetCommands(ChatAddress chat, Language language, CancellationToken ct)
    {
        await pipeline.Call(
            token => bot.SetMyCommands(CommandList.In(language, renderer), BotCommandScope.Chat(chat.ToChatId()), cancellationToken: token), ct);
        return null;
    }

    private async Task<Erased> TryErase(Func<CancellationToken, Task> request, CancellationToken ct)
    {
        try
        {
            await pipeline.Call(request, ct);
            return Erased.Gone;
        }
        catch (ApiRequestException e) when (e.ErrorCode == 401)
        {
            throw new TokenRefusedException();
        }
        catch (ApiRequestException e) when (e.ErrorCode == 400)
        {
            return Refusals.Of(e) switch
            {
                Refusal.MessageNotFound => Erased.Gone,
                Refusal.ChatNotFound => Erased.PersonLeft,
                _ => Erased.Refused,
            };
        }
        catch (ApiRequestException e) when (e.ErrorCode == 403)
        {
            return Erased.PersonLeft;
        }
        catch (Exception e) when (e is RequestException or TimeoutRejectedException)
        {
            return Erased.TelegramAway;
        }
    }

    private async Task<Delivery> Outcome(string method, Func<Task<int?>> act)
    {
        var delivery = await Outcome();
        metrics.Delivered(delivery.GetType().Name);
        return delivery;

        async Task<Delivery> Outcome()
        {
            try
            {
                return new Delivery.Done(await act());
            }
            catch (ApiRequestException e) when (e.ErrorCode == 401)
            {
                throw new TokenRefusedException();
            }
            catch (ApiRequestException e) when (e.Parameters?.MigrateToChatId is { } to)
            {
                return new Delivery.Moved(new ChatAddress(to));
            }
            catch (ApiRequestException e) when (e.ErrorCode == 403 || Refusals.Of(e) == Refusal.ChatNotFound)
            {
                logger.ChatGone();
                return new Delivery.Gone();
            }
            catch (ApiRequestException e) when (e.ErrorCode is not (429 or >= 500))
            {
                logger.Refused(method, Refusals.Of(e));
                return new Delivery.Refused();
            }
            catch (Exception e) when (e is RequestException or TimeoutRejectedException or HeldUpException)
            {
                var after = (e as HeldUpException)?.Wait ?? SendPipeline.AskedToWait(e) ?? Pacing.Patience;
                logger.Postponed(e.GetType().Name, after);
                return new Delivery.Later(after);
            }
        }
    }

    private enum Erased
    {
        Gone,

        /// <summary>This one cannot be deleted; others may.</summary>
        Refused,
        PersonLeft,
        TelegramAway,
    }
}
