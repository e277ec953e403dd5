using System.Text;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Statistics;
using IntegrityBot.Core.Triage;
using IntegrityBot.Documents;
using IntegrityBot.Storage;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Vault.Sealing;

namespace IntegrityBot.Desk;

/// <summary>Makes files at the moment they are sent, for whom they are sent to: who may not see a ticket any more gets nothing.</summary>
internal sealed class Papers(IStore store, Roster roster, Casebook casebook, PublishedMonths months, TicketPapers tickets, PhraseBook phrases)
{
    /// <summary>Null when there is nothing (any more) to send to this chat.</summary>
    public async Task<Enclosure?> Make(Paper paper, Language language, ChatAddress chat, CancellationToken ct) => (paper, roster.Find(chat)) switch
    {
        (Paper.Proof(var text), _) => new(Encoding.UTF8.GetBytes(text), Say(PhraseKeys.Document.Proof), IsPicture: false, Protected: false),
        (Paper.TicketPhoto(var ticket, var file), { } member) when await Open(ticket, member, ct) is { } open => await Photo(open, file, ct),
        (Paper.TicketExport(var ticket, var into, var scope), { } member) when await Open(ticket, member, ct) is { } open && Rules.MayExport(open.Case, scope) =>
            new(
                Exports.TicketPdf(tickets.Of(open.Case, into, scope, await Photos(open, scope, ct))),
                phrases.Say(into, new Phrase(PhraseKeys.Document.Ticket).With("number", open.Case.Facts.Number)),
                IsPicture: false,
                Protected: false),
        (Paper.Chart(var kind), not null) => new(MonthCharts.Draw(kind, await months.All(ct), language, phrases), "chart.png", IsPicture: true, Protected: false),
        (Paper.OpenData, not null) => new(Encoding.UTF8.GetBytes(OpenDataFile.Write(await months.All(ct))), OpenDataFile.Name, IsPicture: false, Protected: false),
        _ => null,
    };

    private async Task<OpenCase?> Open(TicketId ticket, Member member, CancellationToken ct) =>
        casebook.Open(await store.Ticket(ticket, ct), member);

    private async Task<Enclosure?> Photo(OpenCase open, FileId file, CancellationToken ct) =>
        await Bytes(open, file, ct) is { } bytes ? new(bytes, "photo.jpg", IsPicture: true, Protected: true) : null;

    private async Task<IReadOnlyList<byte[]>> Photos(OpenCase open, ExportScope scope, CancellationToken ct)
    {
        var photos = new List<byte[]>();
        if (scope == ExportScope.Whole)
        {
            foreach (var file in OwnWords.Photos(open.Case))
            {
                if (await Bytes(open, file, ct) is { } bytes)
                {
                    photos.Add(bytes);
                }
            }
        }

        return photos;
    }

    private async Task<byte[]?> Bytes(OpenCase open, FileId file, CancellationToken ct) =>
        await store.File(FileSealer.FileKey(open.Secret, file), ct) is { Count: > 0 } chunks
            ? FileSealer.OpenFile(open.Secret, file, [.. chunks.Select(chunk => chunk.Sealed)])
            : null;

    private string Say(string key) => phrases.Say(Language.En, new Phrase(key));
}
