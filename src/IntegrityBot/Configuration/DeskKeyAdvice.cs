using IntegrityBot.Vault.Desk;

namespace IntegrityBot.Configuration;

/// <summary>What an operator can do about a desk key that does not open.</summary>
internal static class DeskKeyAdvice
{
    /// <summary>A passphrase is set, and the key opens without one.</summary>
    public static string PassphraseForNothing(string path) =>
        $"Desk:Passphrase is set, but the desk key at {path} (Desk:KeyFile) is under no passphrase. Take the setting away; or, while there is no ticket yet, move the file away and make the key anew with the setting in place: integritybot keys init --out {path}";

    public static string For(DeskKeyProblem problem, string path) => problem switch
    {
        DeskKeyProblem.Missing => $"There is no desk key at {path} (Desk:KeyFile). If there are tickets already, restore its copy: a new key does not open them. Else make one with: integritybot keys init --out {path}",
        DeskKeyProblem.PassphraseNeeded => "The desk key is under a passphrase: set Desk__Passphrase, or put it into a secret file of that name.",
        DeskKeyProblem.WrongPassphrase => "The passphrase in Desk__Passphrase does not open the desk key, or the key's file was changed.",
        DeskKeyProblem.TooOpen => $"Others may read {path} or its folder (Desk:KeyFile). Mend it with: chmod 600 {path}; chmod 700 on the folder.",
        DeskKeyProblem.AlreadyThere => $"{path} already exists. A desk key is never overwritten: without it its tickets cannot be opened. Choose another path.",
        DeskKeyProblem.NotOurs => $"{path} (Desk:KeyFile) is not a desk key this program can read. Restore it from where you keep its copy.",
        _ => $"{path} (Desk:KeyFile) cannot be read or written by this user.",
    };
}
