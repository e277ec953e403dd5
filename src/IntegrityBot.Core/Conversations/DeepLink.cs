using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// The payload of <c>t.me/&lt;bot&gt;?start=</c>: parts joined by <c>-</c>, each a letter, <c>_</c> and a value: <c>l_kk</c> the
/// language, <c>c_health</c> a report and its area (a name of <see cref="Area"/>, or <c>procurement</c>), <c>t_bribe_limits</c> a topic of the
/// law, with <c>_</c> for each <c>-</c> of its id, <c>d_…</c> an invitation to the desk. Unknown parts are passed over. Never anything personal: a payload of one poster would tie a reporter to a place.
/// </summary>
public sealed record DeepLink(Language? Language, bool StartsReport, Area? Area, string? Topic = null, string? Token = null)
{
    public static readonly DeepLink None = new(null, false, null);

    /// <summary>The payload of an invitation to the desk.</summary>
    public static string Invitation(string token) => $"d_{token}";

    /// <summary>The payload that opens a topic.</summary>
    public static string To(string topic) => $"t_{topic.Replace('-', '_')}";

    public static DeepLink Read(string? payload)
    {
        var link = None;
        foreach (var part in (payload ?? "").Split('-'))
        {
            link = part.Split('_', 2) switch
            {
                ["l", var tag] => link with { Language = LanguageTags.FromTag(tag) ?? link.Language },
                ["c", var area] => link with { StartsReport = true, Area = AreaOf(area) },
                ["t", { Length: > 0 } topic] => link with { Topic = topic.Replace('_', '-') },
                ["d", { Length: > 0 } token] => link with { Token = token },
                _ => link,
            };
        }

        return link;
    }

    private static Area? AreaOf(string name) =>
        name.Equals("procurement", StringComparison.OrdinalIgnoreCase) ? Reporting.Area.ProcurementUnsure
        : name.Length > 0 && char.IsAsciiLetter(name[0]) && Enum.TryParse<Area>(name, ignoreCase: true, out var area) && Enum.IsDefined(area) ? area
        : null;
}
