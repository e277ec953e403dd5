namespace IntegrityBot.Core.Languages;

public static partial class PhraseKeys
{
    public static class List
    {
        public const string Item = "list.item";
        public const string Numbered = "list.numbered";
        public const string Previous = "list.previous";
        public const string Next = "list.next";
    }

    public static class Question
    {
        public const string Title = "question.title";
        public const string How = "question.how";
        public const string Category = "question.category";
        public const string Choose = "question.choose";
        public const string Browse = "question.browse";
        public const string NotFound = "question.notFound";
        public const string Desk = "question.desk";
        public const string Greeting = "question.greeting";
        public const string Welcome = "question.welcome";
        public const string Fine = "question.fine";
        public const string About = "question.about";
        public const string LostReceipt = "question.lostReceipt";
        public const string Erase = "question.erase";
        public const string Danger = "question.danger";
    }

    public static class Answer
    {
        public const string Title = "answer.title";
        public const string Direct = "answer.direct";
        public const string Point = "answer.point";
        public const string ToDo = "answer.toDo";
        public const string Advice = "answer.advice";
        public const string Cites = "answer.cites";
        public const string Cite = "answer.cite";
        public const string Footer = "answer.footer";
        public const string Helpful = "answer.helpful";
        public const string Unhelpful = "answer.unhelpful";
        public const string Thanks = "answer.thanks";
        public const string Sorry = "answer.sorry";
        public const string Share = "answer.share";
    }

    public static class Learn
    {
        public const string Title = "learn.title";
        public const string Text = "learn.text";
        public const string Quiz = "learn.quiz";
        public const string Cases = "learn.cases";
        public const string Check = "learn.check";
        public const string TakePart = "learn.takePart";
        public const string Glossary = "learn.glossary";
        public const string Contacts = "learn.contacts";
        public const string Cites = "learn.cites";
        public const string Cite = "learn.cite";
    }

    public static class Quiz
    {
        public const string Choose = "quiz.choose";
        public const string Mixed = "quiz.mixed";
        public const string Heading = "quiz.heading";
        public const string Question = "quiz.question";
        public const string Right = "quiz.right";
        public const string Wrong = "quiz.wrong";
        public const string Result = "quiz.result";
        public const string PerCategory = "quiz.perCategory";
        public const string All = "quiz.all";
        public const string Good = "quiz.good";
        public const string Poor = "quiz.poor";
        public const string Reread = "quiz.reread";
        public const string NotKept = "quiz.notKept";
        public const string Again = "quiz.again";
    }

    public static class Cases
    {
        public const string Choose = "cases.choose";
        public const string Story = "cases.story";
        public const string Question = "cases.question";
        public const string Choice = "cases.choice";
        public const string Good = "cases.good";
        public const string Bad = "cases.bad";
        public const string Other = "cases.other";
        public const string Next = "cases.next";
    }

    public static class Flags
    {
        public const string Title = "flags.title";
        public const string Choose = "flags.choose";
        public const string Heading = "flags.heading";
        public const string Yes = "flags.yes";
        public const string No = "flags.no";
        public const string Unknown = "flags.unknown";
        public const string Result = "flags.result";
        public const string None = "flags.none";
        public const string Found = "flags.found";
        public const string Sign = "flags.sign";
        public const string SecondarySign = "flags.secondarySign";
        public const string Open = "flags.open";
        public const string OpenInPurchase = "flags.openInPurchase";
        public const string ToDo = "flags.toDo";
        public const string ToDoNone = "flags.toDoNone";
        public const string NotAdvice = "flags.notAdvice";
        public const string Report = "flags.report";
        public const string Again = "flags.again";
    }

    public static class Glossary
    {
        public const string Ask = "glossary.ask";
        public const string Entry = "glossary.entry";
        public const string UncheckedEntry = "glossary.uncheckedEntry";
        public const string Unchecked = "glossary.unchecked";
        public const string None = "glossary.none";
        public const string More = "glossary.more";
        public const string Again = "glossary.again";
        public const string Search = "glossary.search";
    }

    public static class Contacts
    {
        public const string Title = "contacts.title";
        public const string Name = "contacts.name";
        public const string Seen = "contacts.seen";
        public const string Check = "contacts.check";
        public const string Outdated = "contacts.outdated";
        public const string NotAStatement = "contacts.notAStatement";
    }

    public static class TakePart
    {
        public const string Title = "takePart.title";
        public const string Text = "takePart.text";
        public const string Propose = "takePart.propose";
    }
}
