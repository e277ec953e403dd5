using System.Text.Json.Serialization;
using IntegrityBot.Core.Desk;
using IntegrityBot.Core.Following;
using IntegrityBot.Core.Home;
using IntegrityBot.Core.Law;
using IntegrityBot.Core.Learning;
using IntegrityBot.Core.Reporting;

namespace IntegrityBot.Core.Conversations;

/// <summary>
/// Where a person is. A step holds exactly what is known by then, and no clock, client or store. Stored steps are a public API:
/// the names below stay, and old samples must keep loading.
/// </summary>
[JsonDerivedType(typeof(HomeStep.ChoosingLanguage), "home.language")]
[JsonDerivedType(typeof(HomeStep.Menu), "home.menu")]
[JsonDerivedType(typeof(HomeStep.ReadingPrivacy), "home.privacy")]
[JsonDerivedType(typeof(HomeStep.ReadingHelp), "home.help")]
[JsonDerivedType(typeof(HomeStep.OfferingQuestion), "home.question")]
[JsonDerivedType(typeof(HomeStep.ReadingStatistics), "home.statistics")]
[JsonDerivedType(typeof(ReportStep.Promising), "report.promise")]
[JsonDerivedType(typeof(ReportStep.Asking), "report.asking")]
[JsonDerivedType(typeof(ReportStep.Reviewing), "report.review")]
[JsonDerivedType(typeof(ReportStep.Reading), "report.reading")]
[JsonDerivedType(typeof(ReportStep.Cancelling), "report.cancelling")]
[JsonDerivedType(typeof(ReportStep.Filed), "report.filed")]
[JsonDerivedType(typeof(FollowStep.AskingReceipt), "follow.receipt")]
[JsonDerivedType(typeof(FollowStep.Closed), "follow.closed")]
[JsonDerivedType(typeof(FollowStep.Opened), "follow.opened")]
[JsonDerivedType(typeof(FollowStep.Writing), "follow.writing")]
[JsonDerivedType(typeof(FollowStep.Confirming), "follow.confirming")]
[JsonDerivedType(typeof(FollowStep.AskingBell), "follow.bell")]
[JsonDerivedType(typeof(FollowStep.AskingProof), "follow.proof")]
[JsonDerivedType(typeof(FollowStep.Withdrawing), "follow.withdrawing")]
[JsonDerivedType(typeof(LawStep.Prompting), "law.prompt")]
[JsonDerivedType(typeof(LawStep.Browsing), "law.browsing")]
[JsonDerivedType(typeof(LawStep.Found), "law.found")]
[JsonDerivedType(typeof(LawStep.Answered), "law.answer")]
[JsonDerivedType(typeof(LearnStep.Choosing), "learn.menu")]
[JsonDerivedType(typeof(LearnStep.ChoosingQuiz), "learn.quizzes")]
[JsonDerivedType(typeof(LearnStep.Quizzing), "learn.quiz")]
[JsonDerivedType(typeof(LearnStep.Scored), "learn.score")]
[JsonDerivedType(typeof(LearnStep.ChoosingCase), "learn.cases")]
[JsonDerivedType(typeof(LearnStep.Solving), "learn.case")]
[JsonDerivedType(typeof(LearnStep.ChoosingStage), "learn.stages")]
[JsonDerivedType(typeof(LearnStep.Checking), "learn.check")]
[JsonDerivedType(typeof(LearnStep.Checked), "learn.checked")]
[JsonDerivedType(typeof(LearnStep.LookingUp), "learn.glossary")]
[JsonDerivedType(typeof(LearnStep.ReadingContacts), "learn.contacts")]
[JsonDerivedType(typeof(LearnStep.TakingPart), "learn.part")]
[JsonDerivedType(typeof(DeskStep.Overview), "desk.menu")]
[JsonDerivedType(typeof(DeskStep.Listing), "desk.list")]
[JsonDerivedType(typeof(DeskStep.Filtering), "desk.filter")]
[JsonDerivedType(typeof(DeskStep.Finding), "desk.find")]
[JsonDerivedType(typeof(DeskStep.Card), "desk.card")]
[JsonDerivedType(typeof(DeskStep.Picking), "desk.choice")]
[JsonDerivedType(typeof(DeskStep.Composing), "desk.writing")]
[JsonDerivedType(typeof(DeskStep.Deciding), "desk.confirm")]
[JsonDerivedType(typeof(DeskStep.Hidden), "desk.closed")]
[JsonDerivedType(typeof(DeskStep.Team), "desk.team")]
[JsonDerivedType(typeof(DeskStep.Managing), "desk.member")]
[JsonDerivedType(typeof(DeskStep.Demoting), "desk.demotion")]
[JsonDerivedType(typeof(DeskStep.Inviting), "desk.invite")]
[JsonDerivedType(typeof(DeskStep.Numbers), "desk.numbers")]
public abstract record Step
{
    private protected Step() { }
}

/// <summary>
/// A step that can open a ticket already filed. The host keeps it in a record of its own that leaves with Back, with Cancel, or
/// after 15 idle minutes, and puts <see cref="FollowStep.Closed"/> in its place.
/// </summary>
public interface IOpensTicket
{
    static TimeSpan MaxIdle => TimeSpan.FromMinutes(15);
}
