namespace IntegrityBot.Core.Privacy;

/// <summary>A ticket's id: 128 random bits as 32 lower-case hex digits. It holds no time and no counter.</summary>
public readonly record struct TicketId(string Value);

/// <summary>A sealed file's id within its ticket: 64 random bits as 16 lower-case hex digits.</summary>
public readonly record struct FileId(string Value);

/// <summary>
/// What opens one ticket: its id and its data key (32 bytes). Made when a draft first needs sealing; kept only inside a sealed
/// session, never beside the ticket.
/// </summary>
public sealed record TicketSecret(TicketId Ticket, byte[] DataKey)
{
    public override string ToString() => nameof(TicketSecret);
}
