using System.Collections.Immutable;
using IntegrityBot.Configuration;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Triage;
using IntegrityBot.Storage;
using IntegrityBot.Telegram;
using IntegrityBot.Turns;
using IntegrityBot.Vault.Audit;
using IntegrityBot.Vault.Desk;
using Microsoft.Extensions.Options;

namespace IntegrityBot.Desk;

/// <summary>
/// Who belongs to the desk. Read once and kept in memory: the store has each member sealed, and only the desk key tells whose chat is
/// whose. A change takes effect when its commit is written.
/// </summary>
internal sealed class Roster(IStore store, DeskKey key, DeskSealer sealer, IOptions<DeskOptions> options)
{
    private volatile Seats seats = Seats.Empty;

    public ImmutableArray<Member> Staff => seats.Staff;

    public DeskFace Face => new(options.Value.Published, [.. seats.Staff.Where(member => member.Role == Role.Lead).Select(member => member.Affiliation)]);

    /// <summary>
    /// A report is kept from a member by the id of his affiliation. If the settings name it otherwise, or no more, reporters who exclude
    /// what they read there would keep nothing from him.
    /// </summary>
    /// <exception cref="SetupException">Somebody belongs where they do not say.</exception>
    public async Task MustBePublished(CancellationToken ct)
    {
        await Read(ct);
        var lost = seats.Staff.Select(member => member.Affiliation).Where(id => !IsPublished(id)).Distinct(StringComparer.Ordinal).ToList();
        if (lost.Count > 0)
        {
            throw new SetupException(
                $"{DeskOptions.Section}:{nameof(DeskOptions.Affiliations)} does not name {string.Join(", ", lost.Select(id => $"\"{id}\""))}, where members of the desk belong: " +
                "nobody could keep a report from them. Write it back with this Id (its names may be others). To do without it, let a lead end the memberships of those people first.");
        }
    }

    /// <summary>Opens the members, and makes the first lead where there is none.</summary>
    public async Task Load(DateOnly today, CancellationToken ct)
    {
        await Read(ct);
        if (options.Value.FirstLead is { } number && seats.Staff.All(member => member.Role != Role.Lead))
        {
            var chat = ConfiguredChat.Read(number);
            var lead = Find(chat) is { } member
                ? member with { Role = Role.Lead }
                : new Member(DeskSealer.NewMemberId(), Role.Lead, string.IsNullOrEmpty(options.Value.FirstLeadAffiliation) ? null : options.Value.FirstLeadAffiliation, options.Value.FirstLeadName, Language.Ru);
            var row = AuditChain.Next(await store.AuditHead(ct), today, AuditTrail.System, DeskAct.Joined, AuditChain.Subject(lead.Id, lead.Role));
            await store.Commit(new Commit { Put = [Row(lead, chat)], Audit = [row] }, ct);
            await Read(ct);
        }
    }

    public Member? Find(ChatAddress chat) => seats.ByTag.GetValueOrDefault(key.ChatTag(chat));

    public Member? Find(string id) => seats.Staff.FirstOrDefault(member => member.Id == id);

    public ChatAddress? ChatOf(Member member) => seats.Chats.GetValueOrDefault(member.Id);

    /// <summary>Whether reporters can exclude this affiliation; none need not be excluded.</summary>
    public bool IsPublished(string? affiliation) => string.IsNullOrEmpty(affiliation) || Face.Find(affiliation) is not null;

    /// <summary>
    /// For what a turn of this chat will write. Who acts, and who else is there, may change until it is written: then it must be
    /// decided anew. Take it before anything is asked of the roster.
    /// </summary>
    public Staged Stage(ChatAddress chat)
    {
        var now = seats;
        return new(now.ByTag.ContainsKey(key.ChatTag(chat)), () => ReferenceEquals(seats, now));
    }

    /// <summary>Stages a member as he is from now on.</summary>
    public void Put(Member member, ChatAddress chat, Staged staged)
    {
        staged.Put(Row(member, chat));
        staged.After(() => seats = seats.With(member, chat, key.ChatTag(chat)));
    }

    /// <summary>Stages the end of a membership, and of what is kept of the member for the clock's sake.</summary>
    public void End(Member member, Staged staged)
    {
        staged.Remove(new(Drawer.Members, member.Id));
        staged.Remove(Mornings.Greeted(member.Id));
        staged.Remove(NoticeGroup.Told(member.Id));
        staged.After(() => seats = seats.Without(member.Id));
    }

    private async Task Read(CancellationToken ct)
    {
        var read = Seats.Empty;
        foreach (var row in await store.All(Drawer.Members, ct))
        {
            // What another desk key sealed stays closed: its members must be invited again.
            if (sealer.OpenMember(row.Id, row.Bytes) is var (member, chat))
            {
                read = read.With(member, chat, key.ChatTag(chat));
            }
        }

        seats = read;
    }

    private DrawerRow Row(Member member, ChatAddress chat) => new(Drawer.Members, member.Id, sealer.SealMember(member, chat));

    private sealed record Seats(
        ImmutableArray<Member> Staff, ImmutableDictionary<string, Member> ByTag, ImmutableDictionary<string, ChatAddress> Chats)
    {
        public static readonly Seats Empty = new([], ImmutableDictionary<string, Member>.Empty, ImmutableDictionary<string, ChatAddress>.Empty);

        public Seats With(Member member, ChatAddress chat, string tag) => new(
            [.. Staff.Where(one => one.Id != member.Id).Append(member).OrderBy(one => one.Role == Role.Lead ? 0 : 1).ThenBy(one => one.Name, StringComparer.Ordinal)],
            ByTag.SetItem(tag, member),
            Chats.SetItem(member.Id, chat));

        public Seats Without(string id) => new(
            Staff.RemoveAll(one => one.Id == id),
            ByTag.RemoveRange(ByTag.Where(pair => pair.Value.Id == id).Select(pair => pair.Key)),
            Chats.Remove(id));
    }
}
