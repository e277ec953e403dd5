using IntegrityBot.Sandbox.Chats;
using IntegrityBot.Sandbox.People;

namespace IntegrityBot.Sandbox;

/// <summary>A group the bot is, or was, in.</summary>
public sealed class SandboxGroup
{
    private readonly Cloud cloud;
    private readonly Chat chat;

    internal SandboxGroup(Cloud cloud, Chat chat)
    {
        this.cloud = cloud;
        this.chat = chat;
    }

    /// <summary>−100 and ten digits.</summary>
    public long Id => chat.Id;

    public IReadOnlyList<SandboxMessage> Messages => [.. chat.Snapshot().Select(SandboxMessage.Of)];

    /// <summary>The names of the topics that are there, by id.</summary>
    public IReadOnlyDictionary<int, string> Topics
    {
        get
        {
            lock (chat.Gate)
            {
                return chat.Topics.ToDictionary(topic => topic.Key, topic => topic.Value.Name);
            }
        }
    }

    /// <summary>The member, acting in this group.</summary>
    public SandboxPerson As(SandboxPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(cloud, chat, cloud.People[person.Id]);
    }

    /// <summary>Moves the bot: <c>member</c>, <c>administrator</c>, <c>left</c> or <c>kicked</c>. The bot gets <c>my_chat_member</c>.</summary>
    public void MoveBot(string status, SandboxPerson by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Acts.MoveBot(cloud, chat, cloud.People[by.Id], status);
    }
}
