using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class TicketNumberTests
{
    [Theory]
    [InlineData("7K3F9Q", "7K3F9Q")]
    [InlineData("7k3f9q", "7K3F9Q")]
    [InlineData("  #7k3F9q \n", "7K3F9Q")]
    [InlineData("№ 7K3F9Q", "7K3F9Q")]
    [InlineData("#  7K3F9Q", "7K3F9Q")]
    [InlineData("7К3F9Q", "7K3F9Q")] // К of a Cyrillic keyboard
    [InlineData("нмтрвс", "HMTPBC")]
    [InlineData("OoIl10", "001110")]
    public void A_number_is_read_however_it_is_typed(string typed, string number) => Assert.Equal(number, TicketNumber.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("7K3F9")]
    [InlineData("7K3F9QQ")]
    [InlineData("7K3 F9Q")]
    [InlineData("7K3F9-")]
    [InlineData("привет")]
    [InlineData("сәлем!")]
    public void Other_words_are_no_number(string typed) => Assert.Null(TicketNumber.Read(typed));
}
