using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Configuration;

/// <summary>The <c>Desk</c> section: who triages, under which key, and what is promised to reporters.</summary>
public sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>The desk key's file, made by <c>integritybot keys init</c>. Keep it outside <c>Storage:Path</c> and out of the database's backups.</summary>
    [Required]
    public string KeyFile { get; init; } = "desk-key/desk.key";

    /// <summary>The key's passphrase, if it has one: as <c>Desk__Passphrase</c> or from a secret file, never in a file under version control.</summary>
    public string? Passphrase { get; init; }

    /// <summary>Who runs the desk, as reporters read it in /privacy. At most 80 signs; may stay empty.</summary>
    [MaxLength(80)]
    public string Name { get; init; } = "";

    /// <summary>The desk's time zone (IANA): its midnight ends a day in every date that is shown or kept.</summary>
    [CustomValidation(typeof(DeskOptions), nameof(IsZone))]
    public string TimeZone { get; init; } = "Asia/Almaty";

    /// <summary>Days until the desk acknowledges a ticket. 7 is the most Directive (EU) 2019/1937, art. 9(1)(b) allows.</summary>
    [Range(1, 30)]
    public int AcknowledgeDays { get; init; } = Deadlines.Usual.AcknowledgeDays;

    /// <summary>Calendar months from then until feedback. 3 is the most art. 9(1)(f) allows.</summary>
    [Range(1, 12)]
    public int FeedbackMonths { get; init; } = Deadlines.Usual.FeedbackMonths;

    /// <summary>
    /// Telegram's number of the person who leads the desk at first and invites the others. Used while there is no lead; remove it afterwards
    /// if you like.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long? FirstLead { get; init; }

    /// <summary>What the desk calls the first lead. At most 24 signs.</summary>
    [Required, MaxLength(Member.MaxName)]
    public string FirstLeadName { get; init; } = "Lead 1";

    /// <summary>The id of the first lead's affiliation, if he has one of <see cref="Affiliations"/>.</summary>
    [CustomValidation(typeof(DeskOptions), nameof(IsPublished))]
    public string? FirstLeadAffiliation { get; init; }

    /// <summary>Bodies and groups that members belong to, published to reporters: they can exclude them from a report.</summary>
    [CustomValidation(typeof(DeskOptions), nameof(AreAffiliations))]
    public IReadOnlyList<AffiliationOptions> Affiliations { get; init; } = [];

    /// <summary>Telegram's number of the group (negative) that is told of new tickets: number, area, region, deadline. Empty for none.</summary>
    [Range(long.MinValue, -1L)]
    public long? NoticeGroup { get; init; }

    /// <summary>The topic of that group, if it has topics: Telegram's message thread id.</summary>
    public int? NoticeTopic { get; init; }

    /// <summary>The language of notices: kk, ru or en.</summary>
    public Language NoticeLanguage { get; init; } = Language.Ru;

    /// <summary>The hours of the day (HH:mm, in <see cref="TimeZone"/>) at which new tickets show and bells ring. Few: between them nobody can tell when something came. Empty: 09:00 and 17:00.</summary>
    [CustomValidation(typeof(DeskOptions), nameof(AreHours))]
    public IReadOnlyList<string> FixedHours { get; init; } = [];

    /// <summary>How long a ticket stays on a moderator's screen without a touch.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan OpenFor { get; init; } = TimeSpan.FromMinutes(10);

    public FixedHours Hours => new(FixedHours.Count == 0 ? Core.Triage.FixedHours.Usual : [.. FixedHours.Select(hour => TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture)).Order()], Zone);

    public ImmutableArray<Affiliation> Published => [.. Affiliations.Select(one => new Affiliation(one.Id, new(one.Kk, one.Ru, one.En)))];

    public Deadlines Deadlines => new(AcknowledgeDays, FeedbackMonths);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static ValidationResult? AreHours(IReadOnlyList<string> hours) =>
        hours.All(hour => TimeOnly.TryParseExact(hour, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            ? ValidationResult.Success
            : new("FixedHours must be hours of the day such as 09:00.", [nameof(FixedHours)]);

    public static ValidationResult? AreAffiliations(IReadOnlyList<AffiliationOptions> affiliations) =>
        affiliations.All(one => one.IsWhole) && affiliations.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() == affiliations.Count
            ? ValidationResult.Success
            : new("Each of Affiliations needs an Id of its own (1-24 of a-z, 0-9, -) and its names Kk, Ru and En (at most 60 signs).", [nameof(Affiliations)]);

    public static ValidationResult? IsPublished(string? affiliation, ValidationContext context) =>
        string.IsNullOrEmpty(affiliation) || ((DeskOptions)context.ObjectInstance).Affiliations.Any(one => one.Id == affiliation)
            ? ValidationResult.Success
            : new("FirstLeadAffiliation must be the Id of one of Affiliations: write that one, add it there, or leave it out for none.", [nameof(FirstLeadAffiliation)]);

    public static ValidationResult? IsZone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)
        ? ValidationResult.Success
        : new("TimeZone must be an IANA name such as Asia/Almaty.", [nameof(TimeZone)]);
}
