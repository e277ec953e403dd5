using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Vault.Sealing;

// Rights and memory-backed folders are Linux's.
[assembly: SupportedOSPlatform("linux")]

namespace IntegrityBot.Vault.Tests;

/// <summary>Values to test with: invented people, places and words.</summary>
internal static class Some
{
    /// <summary>Any text UTF-8 can hold, Kazakh more often than chance.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))),
        Gen.String[Gen.Char["әғқңөұүһіӘҒҚҢӨҰҮҺІ абвжщ\"\\<>&\n\u0000"], 0, 3000]);

    public static readonly Gen<FileId> File = Gen.Const(0).Select(_ => TicketSealer.NewFileId());

    public static readonly Gen<TicketContent> Content = Gen.Select(
        Text.Array[0, 4], Text.Null(), Gen.Enum<Period>().Nullable(), Text.Null(), Text.Null(), Gen.Enum<Urgency>(), File.Array[0, 10],
        (story, organisation, when, sum, source, urgency, files) =>
            new TicketContent([.. story], organisation, when, sum, source, urgency, [.. files]));

    public static readonly Gen<ImmutableArray<TicketMessage>> Dialogue = Gen.Select(
            Gen.Enum<Author>(), Gen.Int[0, 20_000], Text, File.Nullable(),
            (author, day, text, file) => new TicketMessage(author, new DateOnly(2000, 1, 1).AddDays(day), text, file))
        .Array[0, 12].Select(messages => messages.ToImmutableArray());

    public static readonly Gen<Receipt> Receipt =
        Gen.Byte.Array[Core.Privacy.Receipt.EntropyBytes].Select(bytes => Core.Privacy.Receipt.FromEntropy(bytes));

    public static readonly TicketFacts Facts = new(
        "7K3M9Q", TicketKind.Report, Area.ProcurementTender, Region.Abai, Language.Kk, Priority.Normal, TicketStatus.New,
        new DateOnly(2025, 1, 31), new DateOnly(2025, 1, 31));

    public static SessionRecord Record(string text) => SessionRecord.Fresh with
    {
        Session = new(Language.Kk, new HomeStep.OfferingQuestion(17, text), Core.Following.ReceiptTries.None),
        Serial = 42,
        ScreenId = 4711,
        Seen = [.. Enumerable.Range(0, SessionRecord.MaxSeen).Select(i => 800_000_000L + i)],
        Outbox = [new Outgoing.Show(Screen.Of(new Phrase("menu").With("name", text)), 42, Language.Kk, Edit: true)],
        Messages = [1, 2, 3],
    };

    /// <summary>Only Telegram's room makes addresses; a test says so by reaching in.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern ChatAddress Chat(long value);
}

/// <summary>A folder of its own for one test, owner-only, in memory if the machine has such a place.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(bool inMemory = false) =>
        Path = inMemory ? Directory.CreateDirectory($"/dev/shm/vault-tests-{TicketSealer.NewFileId().Value}").FullName
            : Directory.CreateTempSubdirectory("vault-tests-").FullName;

    public string Path { get; }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
