using System.Text;

namespace IntegrityBot.Core.Privacy;

/// <summary>
/// The only key a reporter has: 19 random signs (95 bits) and a check sign (Luhn mod 32), in Crockford's base 32, shown as five
/// groups of four. Whoever holds it can read and withdraw the report, so it prints only through <see cref="Reveal"/>.
/// </summary>
public sealed class Receipt : IEquatable<Receipt>
{
    public const int Signs = 20;

    /// <summary>Random bytes a new receipt takes; the last bit is not used (19 × 5 = 95).</summary>
    public const int EntropyBytes = 12;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>What people type for a sign: Crockford's own substitutes, then Cyrillic and Kazakh letters of the same shape.</summary>
    private const string Typed = "OILАВСЕНКМОРТХУҮІЗЅҺҰҚҢӨЁӘҒЈ";
    private const string Meant = "011ABCEHKM0PTXYY13SHYKH0EAFJ";

    private readonly string signs;

    private Receipt(string signs) => this.signs = signs;

    /// <summary>Makes the receipt of <see cref="EntropyBytes"/> random bytes.</summary>
    public static Receipt FromEntropy(ReadOnlySpan<byte> entropy)
    {
        if (entropy.Length != EntropyBytes)
        {
            throw new ArgumentException($"A receipt takes {EntropyBytes} random bytes.", nameof(entropy));
        }

        var text = new StringBuilder(Signs);
        for (var i = 0; i < Signs - 1; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++)
            {
                value = (value << 1) | ((entropy[bit / 8] >> (7 - (bit % 8))) & 1);
            }

            text.Append(Alphabet[value]);
        }

        return new(text.Append(CheckSign(text.ToString())).ToString());
    }

    /// <summary>
    /// Reads what a person typed, if the whole text is 20 signs of the alphabet (or their look-alikes) with any spaces and dashes
    /// between. A wrong check sign is read too: the look-up then finds nothing, in the time any look-up takes.
    /// </summary>
    public static Receipt? Read(string text)
    {
        if (text.Length > 200)
        {
            return null;
        }

        var read = new StringBuilder(Signs);
        foreach (var sign in text)
        {
            if (ReceiptShape.IsSeparator(sign))
            {
                continue;
            }

            var normal = Normal(sign);
            if (Alphabet.IndexOf(normal, StringComparison.Ordinal) < 0 || read.Length == Signs)
            {
                return null;
            }

            read.Append(normal);
        }

        return read.Length == Signs ? new(read.ToString()) : null;
    }

    /// <summary>
    /// Whether a longer text has a true receipt (its check sign holds) somewhere in it. Every start is tried: a word before it must not hide it.
    /// </summary>
    public static bool IsIn(string text)
    {
        for (var start = 0; start <= text.Length - Signs; start++)
        {
            if (char.IsLetterOrDigit(text[start]) && ReceiptShape.End(text, start) is { } end &&
                Read(ReceiptShape.Signs(text, start, end)) is { HasTrueCheckSign: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the check sign fits: no proof that a ticket exists.</summary>
    public bool HasTrueCheckSign => CheckSign(signs[..^1]) == signs[^1];

    /// <summary>The receipt for its holder's eyes: <c>ABCD-EFGH-JKMN-PQRS-TVWX</c>.</summary>
    public string Reveal() => string.Join('-', Enumerable.Range(0, 5).Select(group => signs.Substring(group * 4, 4)));

    /// <summary>The 20 signs as bytes, for key derivation only.</summary>
    public byte[] ToKeyMaterial() => Encoding.ASCII.GetBytes(signs);

    public bool Equals(Receipt? other) => other is not null && other.signs == signs;

    public override bool Equals(object? obj) => Equals(obj as Receipt);

    public override int GetHashCode() => signs.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => nameof(Receipt);

    private static char Normal(char sign)
    {
        var upper = char.ToUpperInvariant(sign);
        var at = Typed.IndexOf(upper, StringComparison.Ordinal);
        return at < 0 ? upper : Meant[at];
    }

    /// <summary>Luhn mod N (N = 32): finds every single wrong sign and almost every swap of neighbours.</summary>
    private static char CheckSign(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            var weighed = (body.Length - i) % 2 == 1 ? value * 2 : value;
            sum += (weighed / 32) + (weighed % 32);
        }

        return Alphabet[(32 - (sum % 32)) % 32];
    }
}
