namespace IntegrityBot.Core.Reporting;

/// <summary>What a person sends to the desk.</summary>
public enum TicketKind
{
    Report,
    Question,
    Proposal,
}

/// <summary>Where the suspicion lies. Public procurement is told apart by the stages of the law of 01.07.2024 No. 106-VIII, art. 6(1).</summary>
public enum Area
{
    ProcurementPlanning,
    ProcurementTender,
    ProcurementContract,
    ProcurementUnsure,
    Education,
    Health,
    Land,
    Justice,
    Social,
    Hiring,
    Other,
}

/// <summary>The 17 regions and 3 cities of republican status; <see cref="Nationwide"/> for what has no place.</summary>
public enum Region
{
    Abai,
    Akmola,
    Aktobe,
    AlmatyRegion,
    Atyrau,
    EastKazakhstan,
    Karaganda,
    Kostanay,
    Kyzylorda,
    Mangystau,
    NorthKazakhstan,
    Pavlodar,
    Turkistan,
    Ulytau,
    WestKazakhstan,
    Zhambyl,
    Zhetisu,
    Astana,
    Almaty,
    Shymkent,
    Nationwide,
}

/// <summary>When it happened. Deliberately coarse: an exact date can point to the one who was there.</summary>
public enum Period
{
    ThisWeek,
    ThisMonth,
    ThisQuarter,
    ThisYear,
    Earlier,
    Unknown,
}

/// <summary>What the reporter says of urgency; it sets the ticket's <see cref="Priority"/>.</summary>
public enum Urgency
{
    None,
    EvidenceMayVanish,
    PeopleInDanger,
}

/// <summary>Of a ticket, set from the urgency its reporter chose until the desk sets another; a topic of the law has another.</summary>
public enum Priority
{
    Normal,
    High,
    Urgent,
}
