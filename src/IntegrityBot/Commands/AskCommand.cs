using System.CommandLine;
using System.Text;
using System.Text.Json;
using IntegrityBot.Configuration;
using IntegrityBot.Content;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using IntegrityBot.Hosting;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot ask</c>: what the bot would answer. Needs no token, keys or database.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Description = "What to ask.", Arity = ArgumentArity.ZeroOrOne };
        var lang = new Option<string?>("--lang") { Description = "The reader's language: kk, ru or en; kk when not given. With --batch it holds for lines without one." };
        lang.AcceptOnlyFromAmong("kk", "ru", "en");
        var json = new Option<bool>("--json") { Description = "Print the topics found as one line of JSON. --batch always does." };
        var batch = new Option<string?>("--batch") { Description = "A file with a question on each line: {\"id\",\"lang\",\"question\"}. Prints a line of JSON for each; names broken lines, answers the others and ends with 2." };
        var command = new Command("ask", "Answers a question of law as the bot would.") { question, lang, json, batch };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(question) is null) == (result.GetValue(batch) is null))
            {
                result.AddError("Give either a question or --batch FILE.jsonl.");
            }
        });
        command.SetAction(result => Run(result.GetValue(question), LanguageTags.FromTag(result.GetValue(lang)), result.GetValue(json), result.GetValue(batch)));
        return command;
    }

    private static int Run(string? question, Language? lang, bool json, string? batch)
    {
        var lines = batch is null ? [] : Lines(batch);

        // Questions and answers hold Kazakh letters whatever code page the terminal has.
        Console.OutputEncoding = Encoding.UTF8;
        var phrases = LocaleFiles.Phrases();
        var (law, words) = LawFiles.Load(phrases, LawSettings.Mci(BotHost.Builder().Configuration));
        var search = LawSearch.Build(law, words);
        if (batch is not null)
        {
            return AskBatch.Run(law.SmallTalk, search, lines, lang, Console.Out, Console.Error);
        }

        var reader = lang ?? Language.Kk;
        var heard = law.SmallTalk.Hear(question!);
        var result = search.Search(heard.Question, reader);
        Console.WriteLine(
            json ? JsonSerializer.Serialize(AskBatch.Answer(null, heard, result), AskJson.Default.AskAnswer)
            : heard.Intent is { } intent ? $"No question of law, by smalltalk.yaml: {intent}."
            : AskText.Of(result, reader, law, phrases));
        return 0;
    }

    private static string[] Lines(string path)
    {
        if (path.Length == 0)
        {
            throw new SetupException("--batch needs the path of a file.");
        }

        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Cannot read {path}: {problem.Message}", problem);
        }
    }
}
