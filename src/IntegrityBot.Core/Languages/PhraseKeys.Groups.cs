namespace IntegrityBot.Core.Languages;

public static partial class PhraseKeys
{
    public static class Profile
    {
        public const string Name = "profile.name";
        public const string Description = "profile.description";
        public const string Short = "profile.short";
    }

    public static class Command
    {
        public const string Start = "command.start";
        public const string Report = "command.report";
        public const string Status = "command.status";
        public const string Ask = "command.ask";
        public const string Learn = "command.learn";
        public const string Check = "command.check";
        public const string Propose = "command.propose";
        public const string Language = "command.language";
        public const string Privacy = "command.privacy";
        public const string Help = "command.help";
        public const string Cancel = "command.cancel";
        public const string Statistics = "command.statistics";
        public const string Desk = "command.desk";
    }

    public static class ChooseLanguage
    {
        public const string Kk = "chooseLanguage.kk";
        public const string Ru = "chooseLanguage.ru";
        public const string En = "chooseLanguage.en";
        public const string First = "chooseLanguage.first";
    }

    public static class LanguageName
    {
        public const string Kk = "languageName.kk";
        public const string Ru = "languageName.ru";
        public const string En = "languageName.en";
    }

    public static class Button
    {
        public const string Back = "button.back";
        public const string Cancel = "button.cancel";
        public const string Skip = "button.skip";
        public const string Next = "button.next";
        public const string Clear = "button.clear";
        public const string Report = "button.report";
        public const string Status = "button.status";
        public const string Ask = "button.ask";
        public const string AskDesk = "button.askDesk";
        public const string Learn = "button.learn";
        public const string Check = "button.check";
        public const string Propose = "button.propose";
        public const string Privacy = "button.privacy";
        public const string Help = "button.help";
        public const string Language = "button.language";
        public const string Desk = "button.desk";
        public const string Statistics = "button.statistics";
    }

    public static class Home
    {
        public const string Title = "home.title";
        public const string Promise = "home.promise";
        public const string JustAsk = "home.justAsk";
        public const string WelcomeBack = "home.welcomeBack";
        public const string Cancelled = "home.cancelled";
        public const string NothingToCancel = "home.nothingToCancel";
        public const string DraftDropped = "home.draftDropped";
        public const string DidNotUnderstand = "home.didNotUnderstand";
        public const string OfferQuestion = "home.offerQuestion";
        public const string Erased = "home.erased";
    }

    public static class Help
    {
        public const string Title = "help.title";
        public const string Text = "help.text";
        public const string Law = "help.law";
        public const string Commands = "help.commands";
    }

    public static class Privacy
    {
        public const string Title = "privacy.title";
        public const string Telegram = "privacy.telegram";
        public const string OwnServer = "privacy.ownServer";
        public const string DraftsInMemoryStorage = "privacy.draftsInMemoryStorage";
        public const string DraftsInProcess = "privacy.draftsInProcess";
        public const string Ticket = "privacy.ticket";
        public const string Retention = "privacy.retention";
        public const string Desk = "privacy.desk";
        public const string NamedDesk = "privacy.namedDesk";
        public const string Thief = "privacy.thief";
        public const string Server = "privacy.server";
        public const string ServerWithPassphrase = "privacy.serverWithPassphrase";
        public const string Counters = "privacy.counters";
        public const string Exceptions = "privacy.exceptions";
        public const string Hours = "privacy.hours";
        public const string Bell = "privacy.bell";
        public const string Members = "privacy.members";
        public const string Yours = "privacy.yours";
    }

    public static class Promise
    {
        public const string ReportTitle = "promise.reportTitle";
        public const string QuestionTitle = "promise.questionTitle";
        public const string ProposalTitle = "promise.proposalTitle";
        public const string Kept = "promise.kept";
        public const string NotKept = "promise.notKept";
        public const string NotKeptOwnServer = "promise.notKeptOwnServer";
        public const string Advice = "promise.advice";
        public const string Start = "promise.start";
    }

    public static class Ask
    {
        public const string Heading = "ask.heading";
        public const string Area = "ask.area";
        public const string ProposalArea = "ask.proposalArea";
        public const string Procurement = "ask.procurement";
        public const string Stage = "ask.stage";
        public const string Region = "ask.region";
        public const string Organisation = "ask.organisation";
        public const string When = "ask.when";
        public const string Story = "ask.story";
        public const string QuestionStory = "ask.questionStory";
        public const string ProposalStory = "ask.proposalStory";
        public const string Sum = "ask.sum";
        public const string Source = "ask.source";
        public const string Files = "ask.files";
        public const string Urgency = "ask.urgency";
        public const string Current = "ask.current";
        public const string QuestionName = "ask.questionName";
        public const string ProposalName = "ask.proposalName";
        public const string Exclusions = "ask.exclusions";
        public const string ExclusionsNone = "ask.exclusionsNone";
        public const string Excluded = "ask.excluded";
        public const string NoLeadLeft = "ask.noLeadLeft";
        public const string Contacts = "ask.contacts";
    }

    public static class Story
    {
        public const string SoFar = "story.soFar";
        public const string TooShort = "story.tooShort";
        public const string TooLong = "story.tooLong";
        public const string EditTooLong = "story.editTooLong";
        public const string TooMany = "story.tooMany";
        public const string Empty = "story.empty";
        public const string Changed = "story.changed";
    }

    public static class Files
    {
        public const string SoFar = "files.soFar";
        public const string Added = "files.added";
        public const string Full = "files.full";
        public const string TooBig = "files.tooBig";
        public const string NotAPhoto = "files.notAPhoto";
        public const string Unreachable = "files.unreachable";
    }

    public static class Review
    {
        public const string Title = "review.title";
        public const string Answer = "review.answer";
        public const string Quoted = "review.quoted";
        public const string None = "review.none";
        public const string Photos = "review.photos";
        public const string Story = "review.story";
        public const string Check = "review.check";
        public const string Read = "review.read";
        public const string Page = "review.page";
        public const string Change = "review.change";
        public const string Send = "review.send";
    }

    public static class Cancelling
    {
        public const string Ask = "cancelling.ask";
        public const string Keep = "cancelling.keep";
        public const string Drop = "cancelling.drop";
    }

    public static class Filed
    {
        public const string Title = "filed.title";
        public const string Receipt = "filed.receipt";
        public const string Next = "filed.next";
        public const string NextWithoutLead = "filed.nextWithoutLead";
        public const string Save = "filed.save";
        public const string Copy = "filed.copy";
        public const string Saved = "filed.saved";
        public const string Reminder = "filed.reminder";
        public const string Leave = "filed.leave";
    }

    public static class Follow
    {
        public const string AskReceipt = "follow.askReceipt";
        public const string NoReceipt = "follow.noReceipt";
        public const string Wrong = "follow.wrong";
        public const string Lost = "follow.lost";
        public const string Wait = "follow.wait";
        public const string Busy = "follow.busy";
        public const string Closed = "follow.closed";
        public const string NotSent = "follow.notSent";
        public const string Again = "follow.again";
        public const string Title = "follow.title";
        public const string Status = "follow.status";
        public const string Days = "follow.days";
        public const string AcknowledgeBy = "follow.acknowledgeBy";
        public const string FeedbackBy = "follow.feedbackBy";
        public const string NoMessages = "follow.noMessages";
        public const string FromDesk = "follow.fromDesk";
        public const string FromYou = "follow.fromYou";
        public const string WithPhoto = "follow.withPhoto";
        public const string Older = "follow.older";
        public const string Newer = "follow.newer";
        public const string AddMore = "follow.addMore";
        public const string Withdraw = "follow.withdraw";
        public const string Close = "follow.close";
        public const string Write = "follow.write";
        public const string Confirm = "follow.confirm";
        public const string Text = "follow.text";
        public const string Photo = "follow.photo";
        public const string OnePhoto = "follow.onePhoto";
        public const string Added = "follow.added";
        public const string Full = "follow.full";
        public const string AskWithdraw = "follow.askWithdraw";
        public const string SureWithdraw = "follow.sureWithdraw";
        public const string Keep = "follow.keep";
        public const string YesWithdraw = "follow.yesWithdraw";
        public const string Destroy = "follow.destroy";
        public const string Withdrawn = "follow.withdrawn";
        public const string WasWithdrawn = "follow.wasWithdrawn";
        public const string HasExpired = "follow.hasExpired";
        public const string Orphaned = "follow.orphaned";
        public const string NeverSayWho = "follow.neverSayWho";
        public const string Outcome = "follow.outcome";
        public const string AcknowledgedOn = "follow.acknowledgedOn";
        public const string AnsweredOn = "follow.answeredOn";
        public const string Bell = "follow.bell";
        public const string BellAsk = "follow.bellAsk";
        public const string BellYes = "follow.bellYes";
        public const string BellOn = "follow.bellOn";
        public const string BellOff = "follow.bellOff";
        public const string BellStopped = "follow.bellStopped";
        public const string BellRings = "follow.bellRings";
        public const string Proof = "follow.proof";
        public const string ProofAsk = "follow.proofAsk";
        public const string ProofTooEarly = "follow.proofTooEarly";
        public const string ProofNone = "follow.proofNone";
        public const string ProofSent = "follow.proofSent";
        public const string WasDeleted = "follow.wasDeleted";
        public const string IsGone = "follow.isGone";
    }

    public static class Refuse
    {
        public const string Kind = "refuse.kind";
        public const string Voice = "refuse.voice";
        public const string DraftKept = "refuse.draftKept";
        public const string Identifying = "refuse.identifying";
        public const string Photo = "refuse.photo";
        public const string Caption = "refuse.caption";
        public const string OldScreen = "refuse.oldScreen";
        public const string Command = "refuse.command";
        public const string ReceiptInReport = "refuse.receiptInReport";
        public const string ReceiptInText = "refuse.receiptInText";
        public const string ReceiptInPicture = "refuse.receiptInPicture";
        public const string ReceiptInLink = "refuse.receiptInLink";
        public const string InGroup = "refuse.inGroup";
        public const string ReceiptInGroup = "refuse.receiptInGroup";
        public const string PickButton = "refuse.pickButton";
        public const string NotAdded = "refuse.notAdded";
        public const string SendPhoto = "refuse.sendPhoto";
        public const string TooLong = "refuse.tooLong";
        public const string Trouble = "refuse.trouble";
    }

    public static class Law
    {
        public const string Sum = "law.sum";
        public const string OnDay = "law.onDay";
        public const string InMonth = "law.inMonth";
        public const string InYear = "law.inYear";
        public const string WholeAct = "law.wholeAct";
        public const string Article = "law.article";
        public const string Articles = "law.articles";
        public const string Paragraph = "law.paragraph";
        public const string Paragraphs = "law.paragraphs";
        public const string WithNote = "law.withNote";
        public const string Note = "law.note";
        public const string NumberedNote = "law.numberedNote";
        public const string Source = "law.source";
    }

    public static class Format
    {
        public const string Day = "date.day";
        public const string NumberGroup = "number.group";
        public const string Lines = "format.lines";
        public const string Text = "format.text";
        public const string Code = "format.code";
        public const string Whole = "format.whole";
    }
}
