using IntegrityBot.Configuration;
using IntegrityBot.Content;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Law;
using Microsoft.Extensions.Configuration;

namespace IntegrityBot.Hosting;

/// <summary>The legal content and the search over it, read and checked beside the start, so that the bot hears before they are ready.</summary>
internal sealed class LawBooks(PhraseBook phrases, IConfiguration configuration)
{
    private readonly Task<(LawLibrary Library, LawSearch Search)> loaded = Task.Run(() => Load(phrases, configuration));

    /// <summary>Fails with a <see cref="SetupException"/> when the content is not fit to be shown.</summary>
    public Task Loaded => loaded;

    /// <summary>Waits for the content where it is not ready yet.</summary>
    public LawLibrary Library => loaded.GetAwaiter().GetResult().Library;

    public LawSearch Search => loaded.GetAwaiter().GetResult().Search;

    private static (LawLibrary Library, LawSearch Search) Load(PhraseBook phrases, IConfiguration configuration)
    {
        var (library, words) = LawFiles.Load(phrases, LawSettings.Mci(configuration));
        var search = LawSearch.Build(library, words);

        // Reading hundreds of files leaves tens of megabytes behind; a small server gets them back at once.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return (library, search);
    }
}
