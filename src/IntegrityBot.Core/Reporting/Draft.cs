using System.Collections.Immutable;
using IntegrityBot.Core.Privacy;

namespace IntegrityBot.Core.Reporting;

/// <summary>What is known of a ticket before it is sent. It lives in the sealed session and nowhere else.</summary>
public sealed record Draft(TicketKind Kind)
{
    /// <summary>Characters (UTF-16) a story may have in all, and the messages it may come in.</summary>
    public const int MaxStory = 8_000;

    public const int MaxStoryParts = 20;
    public const int MinStory = 10;
    public const int MaxOrganisation = 200;
    public const int MaxSum = 100;
    public const int MaxSource = 1_000;
    public const int MaxFiles = 10;

    public Area? Area { get; init; }

    public Region? Region { get; init; }

    public string? Organisation { get; init; }

    public Period? When { get; init; }

    public ImmutableArray<StoryPart> Story { get; init; } = [];

    public string? Sum { get; init; }

    public string? Source { get; init; }

    public ImmutableArray<FileId> Files { get; init; } = [];

    public Urgency? Urgency { get; init; }

    /// <summary>The operator published affiliations, so that the reporter is asked whether somebody must not see the report.</summary>
    public bool CanExclude { get; init; }

    /// <summary>Affiliations for whose members the ticket will not exist.</summary>
    public ImmutableArray<string> Excluded { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Made with the first file, so that it is sealed as the ticket's from the start; else when the draft is filed.</summary>
    public TicketSecret? Secret { get; init; }

    public int StoryLength => Telling.Length(Story);
}

/// <summary>One message of what is told.</summary>
/// <param name="Slot">Telegram's message id, so that an edit finds its part; it stays in the session.</param>
public sealed record StoryPart(int Slot, string Text);
