using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Privacy;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Following;

/// <summary>Coming back with a receipt.</summary>
public abstract record FollowStep : Step
{
    private FollowStep() { }

    public sealed record AskingReceipt : FollowStep;

    /// <summary>A ticket was open and its time ran out; the receipt is needed again.</summary>
    public sealed record Closed : FollowStep;

    /// <param name="Page">Of the messages; 0 holds the newest.</param>
    public sealed record Opened(TicketSecret Secret, int Page = 0) : FollowStep, IOpensTicket;

    /// <summary>Waiting for the words or the photo to add.</summary>
    public sealed record Writing(TicketSecret Secret) : FollowStep, IOpensTicket;

    /// <summary>Before an addition is sent.</summary>
    /// <param name="Page">Of its words.</param>
    public sealed record Confirming(TicketSecret Secret, FileId? File, int Page = 0) : FollowStep, IOpensTicket
    {
        /// <summary>Its words, in as many messages as they came in.</summary>
        public ImmutableArray<StoryPart> Told { get => field.IsDefault ? [] : field; init; } = [];

        [System.Text.Json.Serialization.JsonIgnore]
        public bool IsEmpty => Told.IsEmpty && File is null;
    }

    /// <summary>What a bell weakens, before it is switched on.</summary>
    public sealed record AskingBell(TicketSecret Secret) : FollowStep, IOpensTicket;

    /// <summary>What keeping a proof means; the receipt is awaited once more.</summary>
    public sealed record AskingProof(TicketSecret Secret) : FollowStep, IOpensTicket;

    /// <param name="Sure">Asked once already; the next yes destroys the ticket.</param>
    public sealed record Withdrawing(TicketSecret Secret, bool Sure) : FollowStep, IOpensTicket;
}
