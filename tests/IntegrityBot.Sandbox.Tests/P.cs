namespace IntegrityBot.Sandbox.Tests; public class Placeholder { [Fact] public void Builds() { } }
