using System.CommandLine;
using System.Globalization;
using IntegrityBot.Configuration;
using IntegrityBot.Vault.Audit;

namespace IntegrityBot.Commands;

/// <summary><c>integritybot receipt verify</c>: whether a proof of filing is true. Needs neither keys nor the database nor a network.</summary>
internal static class ReceiptCommand
{
    /// <summary>More than the longest report makes.</summary>
    private const long MaxFile = 1 << 20;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The proof that the bot sent." };
        var head = new Option<string>("--head") { Description = "The head of the day of filing as the desk published it: 64 hex digits.", Required = true };
        var verify = new Command("verify", "Checks that a report stood in the desk's log of its day, word for word.") { file, head };
        verify.SetAction(result => Verify(result.GetRequiredValue(file), result.GetRequiredValue(head)));
        return new Command("receipt", "The verifiable receipt.") { verify };
    }

    private static int Verify(string path, string head)
    {
        switch (ReceiptProof.Verify(Read(path), head))
        {
            case ProofFinding.Proven(var day, var number):
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"TRUE: ticket {number}, with exactly this text, stood in the desk's log of {day:yyyy-MM-dd}."));
                return 0;
            case ProofFinding.NotProven(var fault):
                Console.WriteLine("NOT PROVEN: " + fault switch
                {
                    ProofFault.Malformed => "this is not a proof, or it was damaged.",
                    ProofFault.NotInDay => "the text, or what belongs to it, was changed: it is not what stood in the log.",
                    ProofFault.NotTheDaysClosing => "the proof does not lead to the close of the day of filing.",
                    _ => "the head given is not the one this proof leads to: take the head of the day of filing.",
                });
                return 1;
            default:
                throw new InvalidOperationException("A finding of no known kind.");
        }
    }

    private static string Read(string path)
    {
        if (path.Length == 0)
        {
            throw new SetupException("receipt verify needs the path of a file.");
        }

        try
        {
            return new FileInfo(path).Length <= MaxFile ? File.ReadAllText(path) : "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"Cannot read {path}: {problem.Message}", problem);
        }
    }
}
