namespace IntegrityBot.Telegram;

/// <summary>Telegram does not know the token. Nothing helps but another one, so the program stops.</summary>
public sealed class TokenRefusedException() : Exception("Telegram refused the bot's token: set Telegram__Token to the one @BotFather gave.");
