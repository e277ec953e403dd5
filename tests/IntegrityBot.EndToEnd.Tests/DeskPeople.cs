using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.EndToEnd.Tests;

/// <summary>What members of the desk do again and again.</summary>
internal static class DeskPeople
{
    public static async Task OpenDesk(this Reporter member)
    {
        member.Person.Say("/desk");
        await member.Sees(PhraseKeys.Desk.Title);
    }

    /// <summary>A list's button with its count.</summary>
    public static string Counted(this Reporter member, QueueList list, int count) => member.Words(
        new Phrase(PhraseKeys.Desk.Counted).With("list", PhraseKeys.Name(list)).With("number", new Phrase(PhraseKeys.Format.Whole).With("number", count)));

    /// <summary>From the desk's first screen to an invitation's payload.</summary>
    public static async Task<string> Invite(this Reporter lead, string name, Role role)
    {
        lead.Tap(PhraseKeys.Desk.Team);
        await lead.Sees(PhraseKeys.Team.Title);
        lead.Tap(PhraseKeys.Team.Invite);
        await lead.Sees(PhraseKeys.Team.AskRole);
        lead.Tap(role);
        await lead.Sees(PhraseKeys.Team.AskName);
        lead.Person.Say(name);
        var screen = await lead.Person.Sees(message => message.AllButtons.Any(button => button.CopyText is not null));
        return screen.AllButtons.Single(button => button.CopyText is not null).CopyText!.Split("start=")[1];
    }

    public static async Task Join(this Reporter member, string payload)
    {
        await member.ChooseLanguage();
        member.Person.Start(payload);
        await member.Sees(PhraseKeys.Desk.Welcome);
    }
}
