using IntegrityBot.Core.Law;
using Microsoft.Extensions.Configuration;

namespace IntegrityBot.Configuration;

/// <summary>Reads the <c>Law</c> section.</summary>
internal static class LawSettings
{
    /// <exception cref="SetupException">A value is wrong.</exception>
    public static Mci Mci(IConfiguration configuration)
    {
        var options = Settings.Section<LawOptions>(configuration, LawOptions.Section);
        return new(options.MciTenge, options.MciYear);
    }
}
