namespace IntegrityBot.Core.Languages;

/// <summary>The desk, and what reporters see of it.</summary>
public static partial class PhraseKeys
{
    public static class Desk
    {
        public const string Title = "desk.title";
        public const string You = "desk.you";
        public const string Counted = "desk.counted";
        public const string Find = "desk.find";
        public const string Numbers = "desk.numbers";
        public const string Team = "desk.team";
        public const string Welcome = "desk.welcome";
        public const string NotJoined = "desk.notJoined";
    }

    public static class Queue
    {
        public const string Title = "queue.title";
        public const string Filtered = "queue.filtered";
        public const string Empty = "queue.empty";
        public const string Open = "queue.open";
        public const string Filter = "queue.filter";
        public const string Clear = "queue.clear";
        public const string FilterBy = "queue.filterBy";
        public const string FilterValue = "queue.filterValue";
        public const string Any = "queue.any";
        public const string AskNumber = "queue.askNumber";
        public const string NoNumber = "queue.noNumber";
        public const string NotFound = "queue.notFound";
        public const string Line = "queue.line";
        public const string Place = "queue.place";
        public const string NoPlace = "queue.noPlace";
        public const string Urgent = "queue.urgent";
        public const string High = "queue.high";
        public const string Normal = "queue.normal";
        public const string Many = "queue.many";
    }

    public static class Due
    {
        public const string In = "due.in";
        public const string Today = "due.today";
        public const string Over = "due.over";
        public const string None = "due.none";
    }

    public static class Card
    {
        public const string Title = "card.title";
        public const string Status = "card.status";
        public const string Outcome = "card.outcome";
        public const string Place = "card.place";
        public const string Filed = "card.filed";
        public const string Acknowledged = "card.acknowledged";
        public const string AcknowledgeBy = "card.acknowledgeBy";
        public const string FeedbackBy = "card.feedbackBy";
        public const string FeedbackGiven = "card.feedbackGiven";
        public const string Assignee = "card.assignee";
        public const string Unassigned = "card.unassigned";
        public const string Labels = "card.labels";
        public const string Duplicates = "card.duplicates";
        public const string Part = "card.part";
        public const string Nothing = "card.nothing";
        public const string Photo = "card.photo";
        public const string DeskSaid = "card.deskSaid";
        public const string ReporterSaid = "card.reporterSaid";
        public const string NoteLine = "card.noteLine";
        public const string HistoryLine = "card.historyLine";
        public const string HistoryDetail = "card.historyDetail";
        public const string ReporterWrote = "card.reporterWrote";
        public const string Acknowledge = "card.acknowledge";
        public const string Take = "card.take";
        public const string Ask = "card.ask";
        public const string Answer = "card.answer";
        public const string Note = "card.note";
        public const string More = "card.more";
        public const string Close = "card.close";
        public const string Reopen = "card.reopen";
        public const string Undo = "card.undo";
        public const string Confirm = "card.confirm";
        public const string Decline = "card.decline";
        public const string Withdraw = "card.withdraw";
        public const string ChangeStatus = "card.changeStatus";
        public const string ChangePriority = "card.changePriority";
        public const string Assign = "card.assign";
        public const string Label = "card.label";
        public const string Link = "card.link";
        public const string PassOn = "card.passOn";
        public const string PassWords = "card.passWords";
        public const string Passages = "card.passages";
        public const string Export = "card.export";
        public const string StepOut = "card.stepOut";
        public const string Delete = "card.delete";
        public const string MoreHint = "card.moreHint";
        public const string ChooseStatus = "card.chooseStatus";
        public const string ChoosePriority = "card.choosePriority";
        public const string ChooseAssignee = "card.chooseAssignee";
        public const string ChooseLabel = "card.chooseLabel";
        public const string RemoveLabel = "card.removeLabel";
        public const string WriteLabel = "card.writeLabel";
        public const string ChooseQuestion = "card.chooseQuestion";
        public const string ChooseAnswer = "card.chooseAnswer";
        public const string OwnWords = "card.ownWords";
        public const string ChooseOutcome = "card.chooseOutcome";
        public const string ChooseContact = "card.chooseContact";
        public const string ChooseOwnWordsContact = "card.chooseOwnWordsContact";
        public const string ChooseExport = "card.chooseExport";
        public const string ChooseFactsExport = "card.chooseFactsExport";
        public const string ExportIn = "card.exportIn";
        public const string ChoosePassages = "card.choosePassages";
        public const string Passage = "card.passage";
        public const string MarkedPassage = "card.markedPassage";
        public const string WriteQuestion = "card.writeQuestion";
        public const string WriteAnswer = "card.writeAnswer";
        public const string WriteNote = "card.writeNote";
        public const string WriteLabelHint = "card.writeLabelHint";
        public const string WriteLink = "card.writeLink";
        public const string WriteReason = "card.writeReason";
        public const string Most = "card.most";
        public const string WillAsk = "card.willAsk";
        public const string WillSay = "card.willSay";
        public const string WillClose = "card.willClose";
        public const string Quote = "card.quote";
        public const string WillPassOn = "card.willPassOn";
        public const string WillProposeDeletion = "card.willProposeDeletion";
        public const string WillProposeWords = "card.willProposeWords";
        public const string WillDelete = "card.willDelete";
        public const string WillPassWords = "card.willPassWords";
        public const string WillStepOut = "card.willStepOut";
        public const string WillReopen = "card.willReopen";
        public const string Yes = "card.yes";
        public const string Done = "card.done";
        public const string DoneSaid = "card.doneSaid";
        public const string DoneProposed = "card.doneProposed";
        public const string DoneUndone = "card.doneUndone";
        public const string DoneExported = "card.doneExported";
        public const string DeletionProposed = "card.deletionProposed";
        public const string WordsProposed = "card.wordsProposed";
        public const string AskIsAnswer = "card.askIsAnswer";
        public const string OurAnswer = "card.ourAnswer";
        public const string OnlyMessage = "card.onlyMessage";
        public const string CountsAsAnswer = "card.countsAsAnswer";
        public const string NoAnswerYet = "card.noAnswerYet";
        public const string WordsScope = "card.wordsScope";
        public const string WordsFor = "card.wordsFor";
        public const string Outdated = "card.outdated";
        public const string Gone = "card.gone";
        public const string SteppedOut = "card.steppedOut";
        public const string TimeIsUp = "card.timeIsUp";
        public const string Again = "card.again";
        public const string NotWritten = "card.notWritten";
    }

    public static class Team
    {
        public const string Title = "team.title";
        public const string Line = "team.line";
        public const string LineOf = "team.lineOf";
        public const string Invite = "team.invite";
        public const string AskRole = "team.askRole";
        public const string AskAffiliation = "team.askAffiliation";
        public const string NoAffiliation = "team.noAffiliation";
        public const string AskName = "team.askName";
        public const string NameLength = "team.nameLength";
        public const string Invitation = "team.invitation";
        public const string CopyLink = "team.copyLink";
        public const string Manage = "team.manage";
        public const string End = "team.end";
        public const string WillEnd = "team.willEnd";
        public const string AfterEnd = "team.afterEnd";
        public const string WillDemote = "team.willDemote";
        public const string AfterAnalyst = "team.afterAnalyst";
        public const string AfterLead = "team.afterLead";
        public const string Changed = "team.changed";
    }

    public static class Numbers
    {
        public const string Title = "numbers.title";
        public const string PublicTitle = "numbers.publicTitle";
        public const string Now = "numbers.now";
        public const string New = "numbers.new";
        public const string UnderWay = "numbers.underWay";
        public const string PassedOn = "numbers.passedOn";
        public const string Month = "numbers.month";
        public const string MonthName = "numbers.monthName";
        public const string Total = "numbers.total";
        public const string NoTotal = "numbers.noTotal";
        public const string Line = "numbers.line";
        public const string Few = "numbers.few";
        public const string None = "numbers.none";
        public const string Rule = "numbers.rule";
        public const string OpenData = "numbers.openData";
        public const string Series = "numbers.series";
        public const string Hidden = "numbers.hidden";
    }

    public static class Template
    {
        public const string AskWhere = "template.askWhere";
        public const string AskWhen = "template.askWhen";
        public const string AskDocuments = "template.askDocuments";
        public const string AskTender = "template.askTender";
        public const string AskPassOn = "template.askPassOn";
        public const string AskStill = "template.askStill";
        public const string SayReviewing = "template.sayReviewing";
        public const string SayMoreTime = "template.sayMoreTime";
        public const string SayPassed = "template.sayPassed";
        public const string SayElsewhere = "template.sayElsewhere";
        public const string SaySafety = "template.saySafety";
        public const string CloseSubstantiated = "template.closeSubstantiated";
        public const string CloseUnsubstantiated = "template.closeUnsubstantiated";
        public const string CloseOutOfScope = "template.closeOutOfScope";
        public const string CloseDuplicate = "template.closeDuplicate";
        public const string CloseAnswered = "template.closeAnswered";
    }

    public static class Notice
    {
        public const string New = "notice.new";
        public const string Answered = "notice.answered";
        public const string Head = "notice.head";
        public const string Morning = "notice.morning";
        public const string Alarms = "notice.alarms";
        public const string Late = "notice.late";
        public const string Lost = "notice.lost";
        public const string LeftOut = "notice.leftOut";
    }

    public static class Alarm
    {
        public const string AcknowledgeSoon = "alarm.acknowledgeSoon";
        public const string AcknowledgeDue = "alarm.acknowledgeDue";
        public const string AcknowledgeOver = "alarm.acknowledgeOver";
        public const string FeedbackSoon = "alarm.feedbackSoon";
        public const string FeedbackDue = "alarm.feedbackDue";
        public const string FeedbackOver = "alarm.feedbackOver";
        public const string ReporterWrote = "alarm.reporterWrote";
    }

    public static class Export
    {
        public const string Title = "export.title";
        public const string Heading = "export.heading";
        public const string Facts = "export.facts";
        public const string Story = "export.story";
        public const string Dialogue = "export.dialogue";
        public const string Passings = "export.passings";
        public const string Status = "export.status";
        public const string Outcome = "export.outcome";
        public const string Area = "export.area";
        public const string Region = "export.region";
        public const string Filed = "export.filed";
        public const string Language = "export.language";
        public const string Answer = "export.answer";
        public const string Desk = "export.desk";
        public const string Reporter = "export.reporter";
        public const string Passing = "export.passing";
        public const string Redacted = "export.redacted";
        public const string Photo = "export.photo";
        public const string Footer = "export.footer";
        public const string Agreed = "export.agreed";
        public const string HoldsNoWords = "export.holdsNoWords";
        public const string Unreadable = "export.unreadable";
    }

    public static class Document
    {
        public const string Ticket = "document.ticket";
        public const string Proof = "document.proof";
    }

    public static class DeskStatus
    {
        public const string New = "deskStatus.new";
        public const string Acknowledged = "deskStatus.acknowledged";
        public const string InReview = "deskStatus.inReview";
        public const string Waiting = "deskStatus.waiting";
        public const string PassedOn = "deskStatus.passedOn";
        public const string Closed = "deskStatus.closed";
    }
}
