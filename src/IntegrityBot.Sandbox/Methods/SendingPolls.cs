using System.Text.Json.Nodes;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Texts;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>Polls and quizzes as shown; nobody votes in the sandbox.</summary>
internal static class SendingPolls
{
    public static ValueTask<byte[]> SendPoll(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var question = call.Text("question") ?? throw ApiError.BadRequest("poll question must be non-empty");
        if (question.Length > 300)
        {
            throw ApiError.BadRequest("poll question length must not exceed 300");
        }

        if (call.Json("options", "can't parse options JSON object") is not JsonArray given)
        {
            throw ApiError.BadRequest("expected an Array of String as options");
        }

        var options = given.Select(item => item is JsonObject option ? (string?)option["text"] : (string?)item).ToList();
        if (options.Count is < 2 or > 12)
        {
            throw ApiError.BadRequest(options.Count < 2 ? "poll must have at least 2 option" : "poll can't have more than 12 options");
        }

        if (options.Exists(option => option is null or { Length: 0 or > 100 }))
        {
            throw ApiError.BadRequest("poll options length must be between 1 and 100");
        }

        var poll = new JsonObject
        {
            ["id"] = "5" + Words.Digits(17),
            ["question"] = question,
            ["options"] = new JsonArray([.. options.Select((option, at) =>
                new JsonObject { ["persistent_id"] = at.ToString(System.Globalization.CultureInfo.InvariantCulture), ["text"] = option, ["voter_count"] = 0 })]),
            ["total_voter_count"] = 0,
            ["is_closed"] = false,
            ["is_anonymous"] = !call.Has("is_anonymous") || call.Flag("is_anonymous"),
            ["type"] = call.Text("type") is "quiz" ? "quiz" : "regular",
            ["allows_multiple_answers"] = call.Flag("allows_multiple_answers"),
            ["allows_revoting"] = call.Flag("allows_revoting"),
            ["members_only"] = false,
        };
        if (call.Text("type") is "quiz")
        {
            Quiz(call, poll, options.Count);
        }

        return Targets.Answer(Sending.Send(cloud, call, chat, FormattedText.Empty, new("poll", Json.Bytes(poll))));
    }

    public static ValueTask<byte[]> StopPoll(Cloud cloud, Call call, CancellationToken ct)
    {
        var chat = Targets.WritableChat(cloud, call);
        var id = Targets.MessageId(call);
        var markup = Markup.Inline(call);
        var edited = cloud.Edit(chat, id, (cloud, markup), static (message, s) =>
        {
            if (message.Media is not { Kind: "poll" } media || message.From != s.cloud.Bot)
            {
                throw ApiError.BadRequest("message with poll to stop not found");
            }

            var poll = JsonNode.Parse(media.Json)!;
            if ((bool)poll["is_closed"]!)
            {
                throw ApiError.BadRequest("poll has already been closed");
            }

            poll["is_closed"] = true;
            return message with { Media = media with { Json = Json.Bytes(poll) }, Markup = s.markup };
        }) ?? throw ApiError.BadRequest("message with poll to stop not found");
        return Reply.Of(edited.Media!.Json);
    }

    private static void Quiz(Call call, JsonObject poll, int options)
    {
        var correct = call.Json("correct_option_ids", "can't parse correct_option_ids JSON object") switch
        {
            JsonArray list => list.Select(item => (int)item!).ToList(),
            _ when call.Has("correct_option_id") => [(int)call.Number("correct_option_id", -1)],
            _ => [],
        };
        if (correct.Count == 0 || correct.Exists(id => id < 0 || id >= options))
        {
            throw ApiError.BadRequest("wrong correct option ID specified");
        }

        poll["correct_option_ids"] = new JsonArray([.. correct.Select(id => JsonValue.Create(id))]);
        if (correct.Count == 1)
        {
            poll["correct_option_id"] = correct[0];
        }

        var explanation = IncomingText.Caption(call.Text("explanation"), call.Text("explanation_parse_mode"), call.Text("explanation_entities"));
        if (explanation.Text.Length > 200)
        {
            throw ApiError.BadRequest("message caption is too long");
        }

        if (explanation.Text.Length > 0)
        {
            poll["explanation"] = explanation.Text;
            poll["explanation_entities"] = JsonNode.Parse(Entity.Bytes(explanation.Entities) ?? "[]"u8.ToArray());
        }
    }
}
