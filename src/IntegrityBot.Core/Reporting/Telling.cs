using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Reporting;

/// <summary>Words told in several messages, each of which may still be edited in the chat: the story of a draft, an addition to a ticket.</summary>
internal static class Telling
{
    public static int Length(ImmutableArray<StoryPart> told) => told.Sum(part => part.Text.Length);

    public static string Whole(ImmutableArray<StoryPart> told) => string.Join("\n\n", told.Select(part => part.Text));

    /// <summary>Why these words cannot be added; null when they can.</summary>
    public static Phrase? Refuses(ImmutableArray<StoryPart> told, string clean) =>
        clean.Length == 0 ? new(PhraseKeys.Story.Empty)
        : told.Length >= Draft.MaxStoryParts ? new Phrase(PhraseKeys.Story.TooMany).With("count", Draft.MaxStoryParts)
        : Length(told) + clean.Length > Draft.MaxStory ? new Phrase(PhraseKeys.Story.TooLong).With("count", Draft.MaxStory)
        : null;

    /// <summary>The words after a message was edited in the chat, and what is said of it; null when the message is none of theirs.</summary>
    public static (ImmutableArray<StoryPart> Told, Phrase Said)? Edited(ImmutableArray<StoryPart> told, int slot, string text)
    {
        if (told.FirstOrDefault(part => part.Slot == slot) is not { } before)
        {
            return null;
        }

        var clean = Words.Clean(text);
        var changed = clean.Length == 0 ? told.Remove(before) : told.Replace(before, new(slot, clean));
        return Length(changed) > Draft.MaxStory
            ? (told, new Phrase(PhraseKeys.Story.EditTooLong).With("count", Draft.MaxStory))
            : (changed, new Phrase(PhraseKeys.Story.Changed));
    }
}
