using BenchmarkDotNet.Attributes;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;

namespace IntegrityBot.Benchmarks;

[MemoryDiagnoser]
public class SearchBenchmarks
{
    private LawLibrary library = null!;
    private SearchWords words = null!;
    private LawSearch search = null!;
    private IReadOnlyList<(string Text, Language Reader)> questions = [];
    private int next;

    [GlobalSetup]
    public void SetUp()
    {
        (library, words) = OpenQuestions.Content();
        search = LawSearch.Build(library, words);
        questions = OpenQuestions.Read();
    }

    [Benchmark]
    public SearchResult Query()
    {
        var (text, reader) = questions[next++ % questions.Count];
        return search.Search(text, reader);
    }

    [Benchmark]
    public LawSearch BuildIndex() => LawSearch.Build(library, words);

    [Benchmark]
    public LawLibrary ReadAndCheckContent() => OpenQuestions.Content().Library;
}
