using IntegrityBot.Core.Languages;

namespace IntegrityBot.Core.Tests.Languages;

public class PhraseFileTests
{
    [Fact]
    public void The_three_phrase_files_agree_with_each_other_and_with_the_code() =>
        Assert.Empty(TestData.Phrases.Check(PhraseKeys.All));
}
