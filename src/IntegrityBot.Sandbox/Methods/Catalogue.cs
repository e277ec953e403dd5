using System.Collections.Frozen;
using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.Wire;

namespace IntegrityBot.Sandbox.Methods;

/// <summary>One Bot API method: does the work and answers the whole body, or throws an <see cref="ApiError"/>.</summary>
internal delegate ValueTask<byte[]> Method(Cloud cloud, Call call, CancellationToken ct);

/// <summary>Every method the sandbox speaks. Names are matched in any case, as by the real server.</summary>
internal static class Catalogue
{
    private static readonly FrozenDictionary<string, Method> Known = new Dictionary<string, Method>(StringComparer.OrdinalIgnoreCase)
    {
        ["getUpdates"] = Receiving.GetUpdates,
        ["setWebhook"] = Receiving.SetWebhook,
        ["deleteWebhook"] = Receiving.DeleteWebhook,
        ["getWebhookInfo"] = Receiving.GetWebhookInfo,
        ["getMe"] = Account.GetMe,
        ["logOut"] = Account.Done,
        ["close"] = Account.Done,
        ["setMyCommands"] = Account.SetMyCommands,
        ["getMyCommands"] = Account.GetMyCommands,
        ["deleteMyCommands"] = Account.DeleteMyCommands,
        ["setMyName"] = Account.SetMyName,
        ["getMyName"] = Account.GetMyName,
        ["setMyDescription"] = Account.SetMyDescription,
        ["getMyDescription"] = Account.GetMyDescription,
        ["setMyShortDescription"] = Account.SetMyShortDescription,
        ["getMyShortDescription"] = Account.GetMyShortDescription,
        ["setChatMenuButton"] = Account.SetChatMenuButton,
        ["getChatMenuButton"] = Account.GetChatMenuButton,
        ["sendMessage"] = Sending.SendMessage,
        ["sendPhoto"] = SendingFiles.SendPhoto,
        ["sendDocument"] = SendingFiles.SendDocument,
        ["sendVoice"] = SendingFiles.SendVoice,
        ["sendVideo"] = SendingFiles.SendVideo,
        ["sendAudio"] = SendingFiles.SendAudio,
        ["sendAnimation"] = SendingFiles.SendAnimation,
        ["sendMediaGroup"] = SendingFiles.SendMediaGroup,
        ["sendPoll"] = SendingPolls.SendPoll,
        ["stopPoll"] = SendingPolls.StopPoll,
        ["sendChatAction"] = Sending.SendChatAction,
        ["copyMessage"] = Sending.CopyMessage,
        ["forwardMessage"] = Sending.ForwardMessage,
        ["answerCallbackQuery"] = Sending.AnswerCallbackQuery,
        ["setMessageReaction"] = Editing.SetMessageReaction,
        ["editMessageText"] = Editing.EditMessageText,
        ["editMessageCaption"] = Editing.EditMessageCaption,
        ["editMessageMedia"] = Editing.EditMessageMedia,
        ["editMessageReplyMarkup"] = Editing.EditMessageReplyMarkup,
        ["deleteMessage"] = Deleting.DeleteMessage,
        ["deleteMessages"] = Deleting.DeleteMessages,
        ["getFile"] = SendingFiles.GetFile,
        ["getChat"] = Groups.GetChat,
        ["getChatMember"] = Groups.GetChatMember,
        ["getChatMemberCount"] = Groups.GetChatMemberCount,
        ["getChatAdministrators"] = Groups.GetChatAdministrators,
        ["leaveChat"] = Groups.LeaveChat,
        ["pinChatMessage"] = Groups.PinChatMessage,
        ["unpinChatMessage"] = Groups.UnpinChatMessage,
        ["unpinAllChatMessages"] = Groups.UnpinAllChatMessages,
        ["createForumTopic"] = Forums.CreateForumTopic,
        ["editForumTopic"] = Forums.EditForumTopic,
        ["closeForumTopic"] = Forums.CloseForumTopic,
        ["reopenForumTopic"] = Forums.ReopenForumTopic,
        ["deleteForumTopic"] = Forums.DeleteForumTopic,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static Method? Find(string name) => Known.GetValueOrDefault(name);
}
