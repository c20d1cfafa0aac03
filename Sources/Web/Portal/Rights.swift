import Bureau
import Charters

/// What a person may do about their file, in sentences with the numbers of the charter in force.
enum Rights {
    /// The sentences, the most needed first.
    static func sentences(_ charter: Charter, source: DataSource) -> [String] {
        let dispute = charter.dispute
        return [
            "You may have all of this at any time, in any form, free and as often as you like. "
                + "Asked in writing, it is here within \(charter.access.answerDays) days, or nobody "
                + "else can look until it is.",
            "You may say of anything in it that it is wrong, in any words. From that moment nobody "
                + "else can see it. A human with a name answers within \(dispute.decideDays) days; "
                + "if nobody does, it counts for you.",
            "If it is kept, you may ask for a second, different human within "
                + "\(dispute.appealDays) days, and write a statement of at most "
                + "\(dispute.statementWords) words that is shown beside it.",
            "You may write a statement of at most \(dispute.statementWords) words on your whole file. It "
                + "goes with every answer about you, and you can change or withdraw it at any time.",
            "If your identity was stolen, say so: what is not yours is hidden at once, and within "
                + "\(dispute.theftBlockWorkingDays) working days blocked for good.",
            "You may object to a court order in the register, in any words. It is hidden from that "
                + "moment until a human has decided.",
            "You may switch sharing off or freeze your file at any time. It works at once and "
                + "counts against nothing.",
            "You may ask a lender that another human look again at what it decided. It answers "
                + "within \(charter.notice.reviewDays) days, or the decision falls.",
            "You may complain to \(source.regulator).",
        ]
    }
}
