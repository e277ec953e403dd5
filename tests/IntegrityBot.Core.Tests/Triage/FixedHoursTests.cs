using System.Globalization;
using CsCheck;
using IntegrityBot.Core.Triage;

namespace IntegrityBot.Core.Tests.Triage;

public class FixedHoursTests
{
    [Theory]
    [InlineData("Asia/Almaty", "2026-11-23T03:59:59Z", "2026-11-22T12:00:00Z", "2026-11-23T04:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T04:00:00Z", "2026-11-23T04:00:00Z", "2026-11-23T12:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T11:59:59Z", "2026-11-23T04:00:00Z", "2026-11-23T12:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T12:00:01Z", "2026-11-23T12:00:00Z", "2026-11-24T04:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T19:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24T04:00:00Z")] // midnight there
    [InlineData("UTC", "2026-12-31T23:59:59Z", "2026-12-31T17:00:00Z", "2027-01-01T09:00:00Z")]
    [InlineData("UTC", "2027-01-01T00:00:00Z", "2026-12-31T17:00:00Z", "2027-01-01T09:00:00Z")]
    [InlineData("America/St_Johns", "2026-11-23T12:30:00Z", "2026-11-23T12:30:00Z", "2026-11-23T20:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-28T16:00:00Z", "2026-03-29T07:00:00Z")] // the clocks go forward
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-24T15:00:00Z", "2026-10-25T08:00:00Z")] // and back
    public void Nine_and_five_on_the_clock_of_the_desk(string zone, string now, string last, string next)
    {
        var hours = new FixedHours(FixedHours.Usual, TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(Moment(last), hours.Last(Moment(now)));
        Assert.Equal(Moment(next), hours.Next(Moment(now)));
    }

    [Theory]
    [InlineData("Asia/Almaty", "2026-11-23T04:00:00Z", "2026-11-23T05:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T04:59:59Z", "2026-11-23T05:00:00Z")]
    [InlineData("Asia/Almaty", "2026-11-23T18:30:00Z", "2026-11-23T19:00:00Z")] // into the next day
    [InlineData("Asia/Kolkata", "2026-11-23T04:00:00Z", "2026-11-23T04:30:00Z")]
    public void The_next_full_hour_is_a_full_one_on_the_clock_of_the_desk(string zone, string now, string next) =>
        Assert.Equal(Moment(next), new FixedHours(FixedHours.Usual, TimeZoneInfo.FindSystemTimeZoneById(zone)).NextFull(Moment(now)));

    [Theory]
    [InlineData("2026-11-23T18:59:59Z", "2026-11-23")]
    [InlineData("2026-11-23T19:00:00Z", "2026-11-24")]
    public void The_day_is_the_desks(string moment, string day) => Assert.Equal(
        day, new FixedHours(FixedHours.Usual, TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty")).Day(Moment(moment)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Now_lies_between_the_last_hour_and_the_next_and_no_hour_between_them() =>
        Gen.Select(
                Gen.OneOf("UTC", "Asia/Almaty", "Asia/Qyzylorda", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Europe/Berlin").Select(TimeZoneInfo.FindSystemTimeZoneById),
                Gen.Int[0, 23].Array[1, 5],
                Gen.Int[0, 3 * 366 * 24 * 60])
            .Sample((zone, numbers, minutes) =>
            {
                var hours = new FixedHours([.. numbers.Distinct().Order().Select(hour => new TimeOnly(hour, 0))], zone);
                var now = Moment("2025-01-01T00:00:00Z").AddMinutes(minutes);
                var (last, next) = (hours.Last(now), hours.Next(now));

                Assert.True(last <= now && now < next);
                Assert.True(hours.Next(last) == next || zone.IsDaylightSavingTime(last) != zone.IsDaylightSavingTime(next));
                Assert.True(next - last <= TimeSpan.FromHours(25));
                Assert.InRange(hours.NextFull(now) - now, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
            });

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
