using System.Collections.Immutable;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Content;

/// <summary>Quiz, cases, red flags, contacts and glossary.</summary>
internal static class LearningCheck
{
    private const int LeastAsked = 15;

    public static IEnumerable<Problem> Problems(Sources sources, Dictionary<string, ImmutableArray<Fact>> facts, HashSet<string> acts) =>
    [
        .. sources.Quiz.SelectMany(source => Said(source, Question(source.Value, facts))),
        .. sources.Cases.SelectMany(source => Said(source, Case(source.Value, facts))),
        .. sources.RedFlags.SelectMany(source => Said(source, Flag(source.Value, acts))),
        .. sources.Contacts.SelectMany(source => Said(source, Contact(source.Value))),
        .. sources.Glossary.GroupBy(source => source.Value.Names.En, StringComparer.OrdinalIgnoreCase).Where(terms => terms.Count() > 1)
            .Select(terms => new Problem(terms.Last().File, terms.Last().Line, $"'{terms.Key}' stands here twice.")),
        .. sources.Synonyms.Concat(sources.Here).SelectMany(source => Said(source, Words(source.Value.Id, source.Value.Words))),
        .. Others(sources),
    ];

    private static IEnumerable<Problem> Others(Sources sources)
    {
        var asked = sources.Texts.Values.SelectMany(text => text.Wordings.Asked).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sources.Elsewhere.SelectMany(source => Said(source, Other(source.Value, asked)));
    }

    private static IEnumerable<string> Other(OtherMatter matter, HashSet<string> askedOfTopics) =>
    [
        .. Words(matter.Id, matter.Words),
        .. LanguageTags.All.Where(language => matter.Asked[language].Length < LeastAsked)
            .Select(language => $"'{matter.Id}' must have at least {LeastAsked} ways of asking ({language.Tag()})"),
        .. LanguageTags.All.SelectMany(language => matter.Asked[language]).Where(askedOfTopics.Contains).Select(line => $"'{line}' is also asked about a topic"),
    ];

    private static IEnumerable<string> Words(string id, Translated<ImmutableArray<string>> lists) =>
        from word in LanguageTags.All.SelectMany(language => lists[language])
        let letters = word.EndsWith('*') ? word[..^1] : word
        where letters.Length < 2 || !letters.All(char.IsLetterOrDigit)
        select $"'{id}': '{word}' must be one word, of at least two letters, with a * at most at its end";

    private static IEnumerable<Problem> Said<T>(Sourced<T> source, IEnumerable<string> messages) =>
        messages.Select(message => new Problem(source.File, source.Line, message));

    private static IEnumerable<string> Question(QuizQuestion question, Dictionary<string, ImmutableArray<Fact>> facts)
    {
        foreach (var wrong in Facts(question.Facts.Select(number => new FactRef(question.Topic, number)), facts, verifiedOnly: true))
        {
            yield return $"Question '{question.Id}' {wrong}.";
        }

        foreach (var language in LanguageTags.All)
        {
            var text = question.Texts[language];
            if (text.Options.Length is < 3 or > 4 || text.Options.Length != question.Texts.En.Options.Length)
            {
                yield return $"Question '{question.Id}' must have 3 or 4 options, as many in every language ({language.Tag()}).";
            }

            if (question.Correct < 0 || question.Correct >= text.Options.Length)
            {
                yield return $"Question '{question.Id}': 'correct' points to no option ({language.Tag()}).";
            }

            if (text.Question.Length > 250 || text.Explanation.Length > 350 || text.Options.Any(option => option.Length > 90))
            {
                yield return $"Question '{question.Id}' is too long: 250 signs for the question, 90 for an option, 350 for the explanation ({language.Tag()}).";
            }

            foreach (var wrong in Words([text.Question, .. text.Options, text.Explanation], [], question.Topic == ContentCheck.AbolishedTopic))
            {
                yield return $"Question '{question.Id}' {wrong} ({language.Tag()}).";
            }
        }

        foreach (var wrong in SameFigures(question.Texts, text => [text.Question, .. text.Options, text.Explanation]))
        {
            yield return $"Question '{question.Id}' {wrong}.";
        }
    }

    private static IEnumerable<string> Case(Case one, Dictionary<string, ImmutableArray<Fact>> facts)
    {
        if (one.Choices.Length != 3 || !one.Choices.Any(choice => choice.Good))
        {
            yield return $"Case '{one.Id}' must have three choices, at least one of them good.";
        }

        foreach (var topic in one.Topics.Where(topic => !facts.ContainsKey(topic)))
        {
            yield return $"Case '{one.Id}' names the unknown topic '{topic}'.";
        }

        foreach (var wrong in one.Choices.SelectMany(choice => Facts(choice.Facts, facts, verifiedOnly: false)))
        {
            yield return $"Case '{one.Id}' {wrong}.";
        }

        foreach (var language in LanguageTags.All)
        {
            var text = one.Texts[language];
            if (text.Title.Length > 60 || text.Story.Length > 600 || text.Question.Length > 150
                || one.Choices.Any(choice => choice.Texts[language].Choice.Length > 90 || choice.Texts[language].Consequence.Length > 400))
            {
                yield return $"Case '{one.Id}' is too long: 60 signs for the title, 600 for the story, 150 for the question, 90 for a choice, 400 for a consequence ({language.Tag()}).";
            }

            var choices = one.Choices.Select(choice => choice.Texts[language]).SelectMany(choice => new[] { choice.Choice, choice.Consequence });
            foreach (var wrong in Words([text.Story, text.Question, .. choices], [text.Title], one.Topics.Contains(ContentCheck.AbolishedTopic)))
            {
                yield return $"Case '{one.Id}' {wrong} ({language.Tag()}).";
            }
        }

        foreach (var wrong in one.Choices.SelectMany(choice => SameFigures(choice.Texts, text => [text.Choice, text.Consequence])))
        {
            yield return $"Case '{one.Id}' {wrong}.";
        }
    }

    private static IEnumerable<string> Flag(RedFlag flag, HashSet<string> acts)
    {
        foreach (var wrong in ContentCheck.Cites(flag.Cites, acts))
        {
            yield return $"Red flag '{flag.Id}' {wrong}.";
        }

        if (flag.Confidence == Confidence.Unverified)
        {
            yield return $"Red flag '{flag.Id}' is unverified: it may not be shown.";
        }

        if (flag.AsOf is null && flag.Cites.OfType<Cite.OfAct>().Any())
        {
            yield return $"Red flag '{flag.Id}' cites an act and does not say as of when.";
        }

        foreach (var language in LanguageTags.All)
        {
            var text = flag.Texts[language];
            foreach (var wrong in Words([text.Question, text.Why], [], explainsAbolished: false))
            {
                yield return $"Red flag '{flag.Id}' {wrong} ({language.Tag()}).";
            }
        }

        foreach (var wrong in SameFigures(flag.Texts, text => [text.Question, text.Why]))
        {
            yield return $"Red flag '{flag.Id}' {wrong}.";
        }
    }

    private static IEnumerable<string> Contact(Contact contact)
    {
        if (contact.Status == ContactStatus.Outdated && (contact.Url is not null || contact.Value is not null))
        {
            yield return $"Contact '{contact.Id}' is outdated: it may have neither an address nor a number.";
        }

        foreach (var language in LanguageTags.All.Where(language => contact.Status != ContactStatus.Usable && contact.Texts[language].Note is null))
        {
            yield return $"Contact '{contact.Id}' is not sure to work: it needs a note that says so ({language.Tag()}).";
        }

        foreach (var language in LanguageTags.All)
        {
            var text = contact.Texts[language];
            foreach (var wrong in Words([], new[] { text.Name, text.Use, text.Note, contact.Value }.OfType<string>(), contact.Status == ContactStatus.Outdated))
            {
                yield return $"Contact '{contact.Id}' {wrong} ({language.Tag()}).";
            }
        }
    }

    /// <param name="filled">Texts whose sums are put into words.</param>
    /// <param name="bare">Texts that are shown as they stand.</param>
    /// <param name="explainsAbolished">It is about the dissolved agency, or about what was its.</param>
    private static IEnumerable<string> Words(IReadOnlyCollection<string> filled, IEnumerable<string> bare, bool explainsAbolished)
    {
        var plain = bare.ToList();
        if (!filled.All(Mci.IsWellFormed))
        {
            yield return "has a broken placeholder: only {{mci:50}} is known";
        }

        if (!plain.All(Mci.HasNone))
        {
            yield return "has a placeholder where none is filled: in a title or a contact";
        }

        if (!explainsAbolished && filled.Concat(plain).Any(ContentCheck.NamesAbolishedBody))
        {
            yield return "names the dissolved agency";
        }
    }

    private static IEnumerable<string> Facts(IEnumerable<FactRef> used, Dictionary<string, ImmutableArray<Fact>> facts, bool verifiedOnly)
    {
        var any = false;
        foreach (var fact in used)
        {
            any = true;
            if (!facts.TryGetValue(fact.Topic, out var known) || known.FirstOrDefault(one => one.Number == fact.Number) is not { } found)
            {
                yield return $"rests on the unknown fact {fact.Topic} {fact.Number}";
            }
            else if (found.Confidence == Confidence.Unverified || (verifiedOnly && found.Confidence != Confidence.Verified))
            {
                yield return $"rests on fact {fact.Topic} {fact.Number}, which is not verified";
            }
        }

        if (!any)
        {
            yield return "rests on no fact";
        }
    }

    private static IEnumerable<string> SameFigures<T>(Translated<T> texts, Func<T, IEnumerable<string>> words)
    {
        var english = ContentCheck.Figures(words(texts.En));
        return from language in new[] { Language.Kk, Language.Ru }
               let figures = ContentCheck.Figures(words(texts[language]))
               where figures != english
               select $"has other figures in '{language.Tag()}' than in 'en': '{figures}' and '{english}'";
    }
}
