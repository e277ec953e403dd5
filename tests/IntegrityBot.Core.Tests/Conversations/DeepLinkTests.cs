using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Tests.Conversations;

public class DeepLinkTests
{
    [Fact]
    public void Every_topic_id_survives_the_link_and_the_link_is_one_Telegram_takes() =>
        Gen.Char["abcxyz0123456789-"].Array[1, 40].Select(signs => new string(signs)).Sample(id =>
        {
            var payload = DeepLink.To(id);

            Assert.Equal(id, DeepLink.Read(payload).Topic);
            Assert.Matches(@"\A[A-Za-z0-9_-]{1,64}\z", payload);
            Assert.Equal((id, Language.Kk), (DeepLink.Read($"{payload}-l_kk").Topic, DeepLink.Read($"{payload}-l_kk").Language));
        });

    [Theory]
    [InlineData(null, null, false, null, null)]
    [InlineData("l_ru", Language.Ru, false, null, null)]
    [InlineData("c_health-l_kk", Language.Kk, true, Area.Health, null)]
    [InlineData("c_procurement", null, true, Area.ProcurementUnsure, null)]
    [InlineData("c_1", null, true, null, null)]
    [InlineData("t_", null, false, null, null)]
    [InlineData("t_public_council-l_en", Language.En, false, null, "public-council")]
    [InlineData("x_y-z-_", null, false, null, null)]
    public void A_payload_is_read_part_by_part(string? payload, Language? language, bool report, Area? area, string? topic) =>
        Assert.Equal(new DeepLink(language, report, area, topic), DeepLink.Read(payload));
}
