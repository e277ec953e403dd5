using System.Globalization;
using System.Text;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;

namespace IntegrityBot.Sandbox;

/// <summary>
/// A person at the phone, for tests: does what people do and waits to see what they would see. Waiting is on events, its patience is real
/// time. Thread-safe; each person is independent of the others.
/// </summary>
public sealed class SandboxPerson
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Cloud cloud;
    private readonly Chat chat;
    private readonly Person person;
    private long lastAct;

    internal SandboxPerson(Cloud cloud, Chat chat, Person person)
    {
        this.cloud = cloud;
        this.chat = chat;
        this.person = person;
    }

    /// <summary>The user id, which is also the id of the private chat.</summary>
    public long Id => person.Id;

    /// <summary>As given when the person was made.</summary>
    public string FirstName => person.Facts.FirstName;

    /// <summary>The id of the chat this person acts in: <see cref="Id"/>, or a group's.</summary>
    public long ChatId => chat.Id;

    /// <summary>The language of the app; may change at any time, as in life.</summary>
    public string? LanguageCode
    {
        get => person.Facts.LanguageCode;
        set
        {
            person.Facts = person.Facts with { LanguageCode = value };
            cloud.ShowBot(chat);
            Acts.ShowPerson(chat);
        }
    }

    /// <summary>What the chat shows now, oldest first.</summary>
    public IReadOnlyList<SandboxMessage> Messages => [.. chat.Snapshot().Select(SandboxMessage.Of)];

    /// <summary>All messages there ever were, deleted ones included, each as it last stood.</summary>
    public IReadOnlyList<SandboxMessage> History => [.. chat.Snapshot(withDeleted: true).Select(SandboxMessage.Of)];

    /// <summary>The bot's newest message on the screen.</summary>
    /// <exception cref="InvalidOperationException">The bot has none.</exception>
    public SandboxMessage Screen =>
        Messages.LastOrDefault(message => message.FromBot) ?? throw new InvalidOperationException("The bot has no message in the chat." + Visible());

    /// <summary>The answers to taps, oldest first.</summary>
    public IReadOnlyList<SandboxToast> Toasts
    {
        get
        {
            lock (chat.Gate)
            {
                return [.. chat.Toasts];
            }
        }
    }

    /// <summary>Presses START, or opens a <c>?start=</c> link. Lifts a block.</summary>
    public SandboxMessage Start(string? payload = null) => Act(() => Acts.Start(cloud, chat, payload));

    /// <summary>Types and sends a text; one above 4096 units goes as several messages, as in the apps, and the last is returned.</summary>
    public SandboxMessage Say(string text, int? replyTo = null, int? thread = null) =>
        Act(() => Acts.Say(cloud, chat, person, text, replyTo, thread));

    /// <summary>Edits an own message.</summary>
    public SandboxMessage Edit(int messageId, string text) => Act(() => Acts.Edit(cloud, chat, person, messageId, text));

    /// <summary>Deletes messages for both sides; the bot is not told.</summary>
    public void Delete(params IReadOnlyList<int> messageIds) => Acts.Delete(cloud, chat, messageIds);

    /// <summary>
    /// Taps the button with this label or <c>callback_data</c> on the newest message that has one; failing that, the only button whose
    /// label contains it; failing that, a key of the reply keyboard, which sends its label.
    /// </summary>
    /// <returns>The callback query's id; null for a reply keyboard's key.</returns>
    /// <exception cref="InvalidOperationException">There is none; the message lists what is on the screen.</exception>
    public string? Tap(string labelOrData)
    {
        var shown = Messages.Where(message => message.FromBot).Reverse().ToList();
        var found = Find(button => button.Text == labelOrData || button.Data == labelOrData)
            ?? Only(button => button.Text.Contains(labelOrData, StringComparison.OrdinalIgnoreCase));
        if (found is { } tapped)
        {
            lastAct = chat.Version;
            return Acts.Tap(cloud, chat, person, tapped.Message.Id, tapped.Button.Data!, force: false);
        }

        if (shown.FirstOrDefault(message => message.Keyboard.Count > 0) is { } keyboard
            && keyboard.Keyboard.SelectMany(row => row).FirstOrDefault(key => key.Text == labelOrData) is { } pressed)
        {
            Say(pressed.Text);
            return null;
        }

        throw new InvalidOperationException($"No button “{labelOrData}” can be tapped." + Visible());

        (SandboxMessage Message, SandboxButton Button)? Find(Func<SandboxButton, bool> wanted)
        {
            foreach (var message in shown)
            {
                if (message.AllButtons.FirstOrDefault(button => button.Data is not null && wanted(button)) is { } button)
                {
                    return (message, button);
                }
            }

            return null;
        }

        (SandboxMessage Message, SandboxButton Button)? Only(Func<SandboxButton, bool> wanted) =>
            Find(wanted) is { } one && one.Message.AllButtons.Count(button => button.Data is not null && wanted(button)) == 1 ? one : null;
    }

    /// <summary>Taps a button of an old or vanished screen, or one that never was: any data on any message id.</summary>
    public string TapStale(int messageId, string data)
    {
        lastAct = chat.Version;
        return Acts.Tap(cloud, chat, person, messageId, data, force: true);
    }

    /// <summary>Sends a photo: an image the app would take. The sandbox does not re-encode it, so whatever metadata it holds arrives.</summary>
    public SandboxMessage SendPhoto(ReadOnlyMemory<byte> image, string? caption = null) =>
        Act(() => Posting.Files(cloud, chat, person, "photo", [new(null, null, image.ToArray())], caption)[0]);

    /// <summary>Sends a file as it is.</summary>
    public SandboxMessage SendDocument(ReadOnlyMemory<byte> bytes, string fileName, string? caption = null, string? mimeType = null) =>
        Act(() => Posting.Files(cloud, chat, person, "document", [new(fileName, mimeType, bytes.ToArray())], caption)[0]);

    /// <summary>Sends a voice message.</summary>
    public SandboxMessage SendVoice(ReadOnlyMemory<byte> ogg, string? caption = null) =>
        Act(() => Posting.Files(cloud, chat, person, "voice", [new(null, "audio/ogg", ogg.ToArray())], caption)[0]);

    /// <summary>Sends a video.</summary>
    public SandboxMessage SendVideo(ReadOnlyMemory<byte> mp4, string? caption = null) =>
        Act(() => Posting.Files(cloud, chat, person, "video", [new("video.mp4", "video/mp4", mp4.ToArray())], caption)[0]);

    /// <summary>Sends 2-10 photos at once; they reach the bot as separate messages with one <c>media_group_id</c>, the caption on the first.</summary>
    public IReadOnlyList<SandboxMessage> SendAlbum(IReadOnlyList<ReadOnlyMemory<byte>> images, string? caption = null)
    {
        var sent = Posting.Files(cloud, chat, person, "photo", [.. images.Select(image => new InputBytes(null, null, image.ToArray()))], caption);
        lastAct = sent[^1].Version;
        return [.. sent.Select(SandboxMessage.Of)];
    }

    /// <summary>Sends something else: <c>sticker</c>, <c>contact</c>, <c>location</c>, <c>venue</c>, <c>dice</c>, <c>poll</c>, <c>quiz</c>, <c>video_note</c>, <c>animation</c>, <c>story</c>.</summary>
    public SandboxMessage SendOther(string kind) => Act(() => Posting.Other(cloud, chat, person, kind));

    /// <summary>Forwards a text from elsewhere; <paramref name="origin"/>: <c>user</c>, <c>hidden_user</c>, <c>chat</c> or <c>channel</c>.</summary>
    public SandboxMessage Forward(string text, string origin = "hidden_user") => Act(() => Posting.Forward(cloud, chat, person, text, origin));

    /// <summary>Blocks the bot.</summary>
    public void Block() => Acts.Block(cloud, chat, blocked: true);

    /// <summary>Unblocks it without writing.</summary>
    public void Unblock() => Acts.Block(cloud, chat, blocked: false);

    /// <summary>
    /// Waits for a message of the bot that contains <paramref name="fragment"/> and is new, or was changed, since this person last did something.
    /// </summary>
    /// <exception cref="TimeoutException">None within <paramref name="patience"/> (real time, 20 s if null); the exception shows the chat.</exception>
    public Task<SandboxMessage> Sees(string fragment, TimeSpan? patience = null, CancellationToken ct = default) =>
        Wait(message => message.Text.Contains(fragment, StringComparison.Ordinal), lastAct, patience, $"a new message with “{fragment}”", ct);

    /// <summary>As <see cref="Sees(string, TimeSpan?, CancellationToken)"/>, for any condition.</summary>
    public Task<SandboxMessage> Sees(Func<SandboxMessage, bool> wanted, TimeSpan? patience = null, CancellationToken ct = default) =>
        Wait(wanted, lastAct, patience, "a new message like that", ct);

    /// <summary>Waits until a message of the bot that contains <paramref name="fragment"/> stands in the chat, however old it is.</summary>
    /// <exception cref="TimeoutException">As for <see cref="Sees(string, TimeSpan?, CancellationToken)"/>.</exception>
    public Task<SandboxMessage> Shows(string fragment, TimeSpan? patience = null, CancellationToken ct = default) =>
        Wait(message => message.Text.Contains(fragment, StringComparison.Ordinal), -1, patience, $"a message with “{fragment}”", ct);

    /// <summary>Waits for the answer to a tap.</summary>
    /// <exception cref="TimeoutException">None within <paramref name="patience"/>.</exception>
    public Task<SandboxToast> SeesToast(string callbackId, TimeSpan? patience = null, CancellationToken ct = default) =>
        Until(() => Toasts.FirstOrDefault(toast => toast.CallbackId == callbackId), patience, "the answer to the tap", ct);

    /// <summary>Waits until the chat as a whole satisfies a condition, e.g. that it is empty.</summary>
    /// <exception cref="TimeoutException">It did not within <paramref name="patience"/>.</exception>
    public Task<IReadOnlyList<SandboxMessage>> SeesChat(
        Func<IReadOnlyList<SandboxMessage>, bool> wanted, TimeSpan? patience = null, CancellationToken ct = default) =>
        Until(() => Messages is var messages && wanted(messages) ? messages : null, patience, "a chat like that", ct);

    /// <summary>Waits until the bot has confirmed every update of this chat: its offset moved past them, or its webhook answered.</summary>
    /// <exception cref="TimeoutException">It did not within <paramref name="patience"/> (real time, 20 s if null).</exception>
    public async Task Quiet(TimeSpan? patience = null, CancellationToken ct = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop.CancelAfter(patience ?? Patience);
        try
        {
            await cloud.Updates.Quiet(chat.Id, stop.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The bot did not confirm all updates of this chat." + Visible(), e);
        }
    }

    /// <summary>The chat as text, for a failed test's message.</summary>
    public string Visible()
    {
        var view = new StringBuilder("\nThe chat shows:\n");
        foreach (var message in Messages.TakeLast(12))
        {
            view.Append(message.FromBot ? "  bot    " : "  person ").Append('#').Append(message.Id).Append(message.Edited ? " (edited)" : "").Append(' ');
            view.Append(message.Kind == "text" ? "" : $"[{message.Kind}] ").AppendLine(message.Text.ReplaceLineEndings("\n           "));
            foreach (var row in message.Buttons.Concat(message.Keyboard))
            {
                view.Append("           ").AppendJoin(' ', row.Select(button => $"[{button.Text}{(button.Data is null ? "" : " → " + button.Data)}]")).AppendLine();
            }
        }

        if (Toasts is { Count: > 0 } toasts)
        {
            view.Append("  last toast: ").AppendLine(toasts[^1].Text);
        }

        return view.ToString();
    }

    private SandboxMessage Act(Func<StoredMessage> act)
    {
        var message = act();
        lastAct = message.Version;
        return SandboxMessage.Of(message);
    }

    private Task<SandboxMessage> Wait(Func<SandboxMessage, bool> wanted, long since, TimeSpan? patience, string what, CancellationToken ct) =>
        Until(
            () => chat.Snapshot().Where(message => message.From.IsBot && message.Version > since).Select(SandboxMessage.Of).LastOrDefault(wanted),
            patience,
            what,
            ct);

    private async Task<T> Until<T>(Func<T?> look, TimeSpan? patience, string what, CancellationToken ct)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        var limit = patience ?? Patience;
        while (true)
        {
            // Ask for the change before looking, so that none falls between.
            var change = chat.Changed();
            if (look() is { } seen)
            {
                return seen;
            }

            var left = limit - TimeProvider.System.GetElapsedTime(start);
            try
            {
                await change.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, ct);
            }
            catch (TimeoutException e)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Within {limit.TotalSeconds:0.#} s there was not {what}.") + Visible(), e);
            }
        }
    }
}
