using System.ComponentModel.DataAnnotations;
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

    public Deadlines Deadlines => new(AcknowledgeDays, FeedbackMonths);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public static ValidationResult? IsZone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)
        ? ValidationResult.Success
        : new("TimeZone must be an IANA name such as Asia/Almaty.");
}
