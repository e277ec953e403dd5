namespace IntegrityBot.Vault.Tests; public class Placeholder { [Fact] public void Builds() { } }
