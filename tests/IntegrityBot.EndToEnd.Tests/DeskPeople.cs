using System.Text.RegularExpressions;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;
using IntegrityBot.Core.Triage;
using IntegrityBot.Sandbox;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>A report as its reporter knows it.</summary>
internal sealed record Filed(string Receipt, string Number);

/// <summary>What members of the desk and reporters do again and again.</summary>
internal static partial class DeskPeople
{
    public static async Task OpenDesk(this Reporter member)
    {
        member.Person.Say("/desk");
        await member.Sees(PhraseKeys.Desk.Find, button: true);
    }

    /// <summary>A list's button with its count.</summary>
    public static string Counted(this Reporter member, QueueList list, int count) => member.Words(
        new Phrase(PhraseKeys.Desk.Counted).With("list", PhraseKeys.Name(list)).With("number", new Phrase(PhraseKeys.Format.Whole).With("number", count)));

    /// <summary>From the desk's first screen to an invitation's payload.</summary>
    /// <param name="affiliation">The name of a published one; null for none.</param>
    public static async Task<string> Invite(this Reporter lead, string name, Role role, string? affiliation = null)
    {
        lead.Tap(PhraseKeys.Desk.Team);
        await lead.Sees(PhraseKeys.Team.Invite, button: true);
        lead.Tap(PhraseKeys.Team.Invite);
        await lead.Sees(PhraseKeys.Team.AskRole);
        lead.Tap(role);
        var asked = await lead.Person.Sees(message =>
            message.Text == lead.Words(PhraseKeys.Team.AskAffiliation) || message.Text == lead.Words(PhraseKeys.Team.AskName));
        if (asked.Text == lead.Words(PhraseKeys.Team.AskAffiliation))
        {
            lead.Person.Tap(affiliation ?? lead.Words(PhraseKeys.Team.NoAffiliation));
            await lead.Sees(PhraseKeys.Team.AskName);
        }

        lead.Person.Say(name);
        var screen = await lead.Person.Sees(message => message.AllButtons.Any(button => button.CopyText is not null));
        return screen.AllButtons.Single(button => button.CopyText is not null).CopyText!.Split("start=")[1];
    }

    /// <summary>After days away: the bot asks who has been away too long for his language again.</summary>
    public static async Task ChooseLanguageIfAsked(this Reporter person)
    {
        person.Person.Start();
        await person.Person.Quiet();
        if (person.Person.Screen.AllButtons.Any(button => button.Text == "Қазақша"))
        {
            await person.ChooseLanguage();
        }
    }

    public static async Task Join(this Reporter member, string payload)
    {
        await member.ChooseLanguage();
        member.Person.Start(payload);
        await member.Sees(PhraseKeys.Desk.Welcome);
    }

    /// <summary>From anywhere on the desk to what a lead can do with one member.</summary>
    public static async Task Manage(this Reporter lead, string name)
    {
        await lead.OpenDesk();
        lead.Tap(PhraseKeys.Desk.Team);
        await lead.Sees(PhraseKeys.Team.Invite, button: true);
        lead.Person.Tap(name);
        await lead.Sees(PhraseKeys.Team.Manage);
    }

    /// <summary>From anywhere on the desk to the question whether a membership shall end.</summary>
    public static async Task AskToEnd(this Reporter lead, string name)
    {
        await lead.Manage(name);
        lead.Tap(PhraseKeys.Team.End);
        await lead.Sees(PhraseKeys.Team.WillEnd);
    }

    public static async Task End(this Reporter lead, string name)
    {
        await lead.AskToEnd(name);
        lead.Tap(PhraseKeys.Card.Yes);
        await lead.Sees(PhraseKeys.Team.Changed);
    }

    /// <summary>Gives a member a role in which he may do less.</summary>
    public static async Task Demote(this Reporter lead, string name, Role to)
    {
        await lead.Manage(name);
        lead.Tap(to);
        await lead.Person.Sees(message => message.AllButtons.Any(button => button.Text == lead.Words(PhraseKeys.Card.Yes)));
        lead.Tap(PhraseKeys.Card.Yes);
        await lead.Sees(PhraseKeys.Team.Changed);
    }

    /// <summary>Files a report and has the chat wiped.</summary>
    public static async Task<Filed> File(
        this Reporter citizen, string story, Urgency urgency = Urgency.None, int photos = 0, IReadOnlyList<string>? excluding = null)
    {
        await citizen.FillReport(story, urgency, excluding);
        for (var photo = 1; photo <= photos; photo++)
        {
            citizen.Person.SendPhoto(Pictures.Jpeg);
            await citizen.Person.Sees(citizen.Words(new Phrase(PhraseKeys.Files.Added).With("count", photo).With("most", Draft.MaxFiles)));
        }

        citizen.Tap(PhraseKeys.Review.Send);
        var screen = await citizen.Sees(PhraseKeys.Filed.Save);
        var filed = new Filed(screen.AllButtons.Single(button => button.CopyText is not null).CopyText!, SixSigns().Match(screen.Text).Value);
        citizen.Tap(PhraseKeys.Filed.Saved);
        await citizen.Sees(PhraseKeys.Home.Promise);
        return filed;
    }

    /// <summary>On an opened report.</summary>
    public static async Task SetBell(this Reporter citizen)
    {
        citizen.Tap(PhraseKeys.Follow.Bell);
        await citizen.Person.Sees(message => message.AllButtons.Any(button => button.Text == citizen.Words(PhraseKeys.Follow.BellYes)));
        citizen.Tap(PhraseKeys.Follow.BellYes);
        await citizen.Sees(PhraseKeys.Follow.BellOn);
    }

    /// <summary>On an opened report.</summary>
    public static async Task AddMore(this Reporter citizen, string text)
    {
        citizen.Tap(PhraseKeys.Follow.AddMore);
        await citizen.Sees(PhraseKeys.Follow.Write);
        citizen.Person.Say(text);
        await citizen.Sees(PhraseKeys.Follow.Confirm);
        citizen.Tap(PhraseKeys.Review.Send);
        await citizen.Sees(PhraseKeys.Follow.Added);
    }

    /// <summary>Types a number on the desk's first screen and sees the card.</summary>
    public static async Task<SandboxMessage> OpenCard(this Reporter member, string number)
    {
        await member.OpenDesk();
        member.Person.Say(number);
        return await member.Sees(PhraseKeys.Card.More, button: true);
    }

    public static async Task Acknowledge(this Reporter member)
    {
        member.Tap(PhraseKeys.Card.Acknowledge);
        await member.Sees(PhraseKeys.Card.Done);
    }

    /// <summary>On a card: one of the rarer things.</summary>
    public static async Task More(this Reporter member, string what)
    {
        member.Tap(PhraseKeys.Card.More);
        await member.Sees(PhraseKeys.Card.MoreHint);
        member.Tap(what);
    }

    /// <summary>On a card: closes the ticket with a ready reason.</summary>
    public static async Task Close(this Reporter member, Outcome outcome, string template)
    {
        member.Tap(PhraseKeys.Card.Close);
        await member.Sees(PhraseKeys.Card.ChooseOutcome);
        member.Tap(outcome);
        await member.Sees(PhraseKeys.Card.WriteReason);
        member.Tap(Templates.ShortName(template));
        await member.Sees(template);
        member.Tap(PhraseKeys.Review.Send);
        await member.Sees(PhraseKeys.Card.DoneSaid);
    }

    /// <summary>Taps what no honest screen may offer: any action, under the serial of the present screen.</summary>
    public static async Task Forge(this SandboxPerson person, string action)
    {
        await person.Quiet();
        var screen = person.Messages.Last(message => message.FromBot && message.AllButtons.Any(button => button.Data is not null));
        var serial = screen.AllButtons.First(button => button.Data is not null).Data!.Split('.')[0];
        person.TapStale(screen.Id, $"{serial}.{action}");
        await person.Quiet();
    }

    [GeneratedRegex("(?<![0-9A-Z-])[0-9A-Z]{6}(?![0-9A-Z-])", RegexOptions.None, 1000)]
    private static partial Regex SixSigns();
}
