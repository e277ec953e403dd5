using CsCheck;
using IntegrityBot.Core.Conversations;
using IntegrityBot.Core.Languages;
using IntegrityBot.Telegram.Sending;
using IntegrityBot.Telegram.Tests.Edge;
using Telegram.Bot.Extensions;

namespace IntegrityBot.Telegram.Tests.Sending;

public sealed class ScreenRendererTests
{
    [Fact]
    public void What_a_person_wrote_never_acts_as_markup() =>
        Gen.String[0, 200].Sample(text =>
        {
            var (html, _) = Room.Renderer.Render(Screen.Of(new Phrase("said").With("text", text)), 1, Language.En);
            var inside = html["<b>".Length..^"</b>".Length];
            return !inside.Contains('<', StringComparison.Ordinal) && !inside.Contains('>', StringComparison.Ordinal) &&
                !inside.Contains('"', StringComparison.Ordinal) && System.Net.WebUtility.HtmlDecode(inside) == System.Net.WebUtility.HtmlDecode(ScreenRenderer.Escape(text)) &&
                HtmlText.ToPlain(html) == text;
        });

    [Fact]
    public void A_value_cannot_leave_its_attribute()
    {
        var (html, _) = Room.Renderer.Render(Screen.Of(new Phrase("linked").With("text", "\"><b>")), 1, Language.En);

        Assert.Equal("<a href=\"&quot;&gt;&lt;b&gt;\">x</a>", html);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("қ")]
    [InlineData("<")]
    [InlineData("👍")]
    public void A_text_too_long_for_Telegram_is_cut_and_stays_sound(string sign)
    {
        var (html, _) = Room.Renderer.Render(Screen.Of(new Phrase("said").With("text", string.Concat(Enumerable.Repeat(sign, 5_000)))), 1, Language.En);

        Assert.InRange(HtmlText.ToPlain(html).Length, 4_000, 4_096);
        Assert.EndsWith("</b>", html, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(HtmlText.ToPlain(html).Replace("…", "", StringComparison.Ordinal)[^1]));
    }

    [Theory]
    [InlineData("<b>abc</b>", 3, "<b>abc</b>")]
    [InlineData("<b>abcd</b>", 3, "<b>ab…</b>")]
    [InlineData("a<b>b<i>cd</i></b>e", 3, "a<b>b<i>…</i></b>")]
    [InlineData("<a href=\"x\">abcd</a>", 3, "<a href=\"x\">ab…</a>")]
    [InlineData("&amp;&lt;&gt;&quot;", 3, "&amp;&lt;…")]
    [InlineData("a & b; c", 5, "a & …")]
    [InlineData("👍👍👍", 5, "👍👍…")]
    [InlineData("👍👍👍", 4, "👍…")]
    [InlineData("и́и́и́", 5, "и́и́…")]
    public void A_cut_falls_between_letters_and_closes_every_tag(string html, int most, string expected) =>
        Assert.Equal(expected, HtmlCut.To(html, most));

    [Fact]
    public void A_button_carries_its_screens_serial_and_at_most_64_bytes()
    {
        var fits = new string('a', 61);
        Assert.Equal("12." + fits, Data(fits, 12));
        Assert.Throws<InvalidOperationException>(() => Data(fits + "a", 12));
        Assert.Throws<InvalidOperationException>(() => Data(new string('қ', 31), 12));
    }

    [Fact]
    public void A_copy_button_carries_its_text()
    {
        var (_, keyboard) = Room.Renderer.Render(
            Screen.Of(new Phrase("plain")).Row(new Button.Copy(new Phrase("label").With("text", "&"), "ABCD-EFGH")), 1, Language.En);

        var button = keyboard.InlineKeyboard.Single().Single();
        Assert.Equal(("Go &", "ABCD-EFGH", null), (button.Text, button.CopyText!.Text, button.CallbackData));
    }

    private static string? Data(string action, int serial) =>
        Room.Renderer.Render(Screen.Of(new Phrase("plain")).Row(new Button.Act(new Phrase("plain"), action)), serial, Language.En)
            .Keyboard.InlineKeyboard.Single().Single().CallbackData;
}
