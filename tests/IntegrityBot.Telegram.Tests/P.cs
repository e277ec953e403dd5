namespace IntegrityBot.Telegram.Tests; public class Placeholder { [Fact] public void Builds() { } }
