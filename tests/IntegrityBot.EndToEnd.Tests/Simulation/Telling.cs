using System.Globalization;
using System.Text.RegularExpressions;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests.Simulation;

/// <summary>Reads what was sent to whom back out of the calls the sandbox saw.</summary>
internal sealed partial class Telling(PhraseBook phrases)
{
    private const string Mark = "\u0001";

    private readonly Dictionary<string, Alarm> alarms = Enum.GetValues<Alarm>().ToDictionary(alarm => AfterNumber(phrases.Say(Language.En, Words(alarm))), alarm => alarm, StringComparer.Ordinal);
    private readonly string bell = phrases.Say(Language.En, new Phrase(PhraseKeys.Follow.BellRings));
    private readonly string lost = phrases.Say(Language.En, new Phrase(PhraseKeys.Notice.Lost));
    private readonly string isNew = phrases.Say(Language.En, new Phrase(PhraseKeys.Notice.New).With("number", Mark).With("kind", Mark).With("place", Mark).With("due", Mark)).Split(Mark)[0];
    private readonly string morning = phrases.Say(Language.En, new Phrase(PhraseKeys.Notice.Morning).With("fresh", Mark).With("mine", Mark).With("overdue", Mark)).Split(Mark)[0];

    /// <param name="heads">The day that each head closes.</param>
    public IEnumerable<string> Things(SandboxCall call, IReadOnlyDictionary<string, string> heads)
    {
        var text = call["text"]!;
        if (text == bell)
        {
            return ["bell"];
        }

        if (text == lost)
        {
            return ["lost"];
        }

        if (text.StartsWith(morning, StringComparison.Ordinal))
        {
            return [text];
        }

        return Number().IsMatch(text) || Head().IsMatch(text)
            ? [.. text.Split("\n\n").Select(said => OfGroup(said, heads))]
            : [.. text.Split('\n').Select(OfLine)];
    }

    private string OfGroup(string said, IReadOnlyDictionary<string, string> heads) => Head().Match(said) is { Success: true } head
        ? $"head {heads[head.Groups["hex"].Value]}"
        : $"{(said.StartsWith(isNew, StringComparison.Ordinal) ? "new" : "answered")} {Number().Match(said).Groups["number"].Value}";

    private string OfLine(string line)
    {
        var told = Line().Match(line);
        var alarm = alarms.Single(pair => told.Groups["rest"].Value.StartsWith(pair.Key, StringComparison.Ordinal)).Value;
        return string.Create(CultureInfo.InvariantCulture, $"alarm {told.Groups["number"].Value} {alarm}");
    }

    private static Phrase Words(Alarm alarm) => new Phrase($"alarm.{char.ToLowerInvariant(alarm.ToString()[0])}{alarm.ToString()[1..]}")
        .With("number", Mark).With("due", Mark).With("place", Mark);

    private static string AfterNumber(string said) => said.Split(Mark)[1];

    [GeneratedRegex("<code>(?<hex>[0-9a-f]{64})</code>", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Head();

    [GeneratedRegex("<b>(?<number>[0-9A-Z]{6})</b>", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Number();

    [GeneratedRegex("(?<number>[0-9A-Z]{6})(?<rest>: .*)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Line();
}
