using System.Collections.Immutable;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Following;

/// <summary>What a receipt's holder may see of the ticket.</summary>
/// <param name="IsOrphaned">Nobody is left at the desk who may read it.</param>
public sealed record TicketView(TicketFacts Facts, ImmutableArray<TicketMessage> Messages, bool HasBell = false, bool IsOrphaned = false)
{
    /// <summary>Its reporter may add no more.</summary>
    public bool IsFull => TicketMessage.IsFull(Messages);
}
