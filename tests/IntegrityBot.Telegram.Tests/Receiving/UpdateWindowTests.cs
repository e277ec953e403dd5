using CsCheck;
using IntegrityBot.Telegram.Receiving;

namespace IntegrityBot.Telegram.Tests.Receiving;

public sealed class UpdateWindowTests
{
    [Fact]
    public void What_passes_while_a_request_is_under_way_is_not_taken_again_from_its_answer()
    {
        var window = new UpdateWindow();
        window.Ask();
        Assert.True(window.Add(1));

        Assert.Null(window.Ask());
        window.Done(1);
        Assert.False(window.Add(1));
        Assert.True(window.Add(2));

        Assert.Equal(2, window.Ask());
        Assert.True(window.Add(1)); // Telegram counts anew
    }

    [Fact]
    public void In_whatever_order_work_ends_the_offset_stands_at_the_first_that_is_not_done() =>
        Gen.Shuffle(Enumerable.Range(100, 30).Select(id => (long)id).ToArray()).Sample(order =>
        {
            var window = new UpdateWindow();
            foreach (var id in order.Order())
            {
                Assert.True(window.Add(id));
            }

            var left = order.ToHashSet();
            foreach (var id in order)
            {
                window.Done(id);
                left.Remove(id);
                Assert.Equal(left.Count > 0 ? (left.Min() == 100 ? null : left.Min()) : 130, window.Offset);
                Assert.Equal(left.Count, window.Open);
            }
        });
}
