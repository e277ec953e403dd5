using System.Collections.Immutable;
using IntegrityBot.Core.Conversations;

namespace IntegrityBot.Core.Law;

/// <summary>Asking what the law says.</summary>
public abstract record LawStep : Step
{
    private LawStep() { }

    /// <summary>The invitation to type a question, with the categories beside it.</summary>
    public sealed record Prompting : LawStep;

    /// <summary>The topics of one category.</summary>
    public sealed record Browsing(LawCategory Category, int Page) : LawStep;

    /// <summary>What a typed question led to.</summary>
    /// <param name="Slot">Telegram's message id, so that an edit asks again.</param>
    /// <param name="Text">Kept only because a moderator may be asked the same: it leaves with this step.</param>
    /// <param name="Topics">The best first; empty when nothing was found.</param>
    /// <param name="From">What the person was learning when the question came.</param>
    public sealed record Found(int Slot, string Text, ImmutableArray<string> Topics, Step? From) : LawStep;

    /// <summary>One answer.</summary>
    /// <param name="From">Where Back leads.</param>
    /// <param name="Helpful">What the person said of it.</param>
    public sealed record Answered(string Topic, Step From, bool? Helpful = null) : LawStep
    {
        /// <summary>Answers opened from answers that Back still knows: a trail without an end would let the session grow for ever.</summary>
        private const int Trail = 3;

        /// <summary>What stands behind all the answers.</summary>
        [System.Text.Json.Serialization.JsonIgnore]
        public Step Root => From is Answered older ? older.Root : From;

        /// <summary>This answer as the way back of the next one.</summary>
        public Step AsTrail() => Cut(this, Trail - 1);

        private static Step Cut(Answered step, int left) => step.From is Answered older
            ? step with { From = left == 0 ? step.Root : Cut(older, left - 1) }
            : step;
    }
}
