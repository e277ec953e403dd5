using IntegrityBot.Core.Home;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Conversations;

/// <summary>What a dialogue may know of the world at one moment.</summary>
/// <param name="Today">The desk's calendar day.</param>
/// <param name="Hint">The language of the person's app, if it says; a hint only.</param>
/// <param name="Practice">How this installation really keeps things: the ground of /privacy.</param>
public sealed record Setting(DateTimeOffset Now, DateOnly Today, Deadlines Deadlines, Practice Practice, Language? Hint);
