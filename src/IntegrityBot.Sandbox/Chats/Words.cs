using System.Globalization;
using System.Security.Cryptography;

namespace IntegrityBot.Sandbox.Chats;

/// <summary>Invented ids of Telegram's look.</summary>
internal static class Words
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    public static string Digits(int length) => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", length - 1);

    /// <summary>A bot token of valid form.</summary>
    public static string Token() => Digits(10) + ":AA" + Random(33);

    /// <summary>A user id beyond 32 bits, as Telegram gives them out now.</summary>
    public static long UserId() => 5_000_000_000L + RandomNumberGenerator.GetInt32(1, int.MaxValue);

    /// <summary>A supergroup id: −100 and ten digits.</summary>
    public static long GroupId() => long.Parse("-1002" + Digits(9), CultureInfo.InvariantCulture);
}
