extension Charter {
    /// Numbers about the register of judgments.
    public struct Register: Hashable, Sendable {
        /// Years of age that a person must have completed.
        public let minimumAge: Int
        /// Days between receipt and the first day on which an entry may be seen.
        public let waitingDays: Int
        /// Years from the date of the order to the end of the entry.
        public let termYears: Int
        /// Working days within which a paid entry is erased; it is hidden at once.
        public let removeAfterPaymentWorkingDays: Int
        /// Days for which a confirmation by the court holds.
        public let confirmationDays: Int
        /// Days within which receipt must be proven.
        public let serviceDays: Int
        /// Months after which a creditor's silence about a payment counts as confirmation.
        public let creditorSilenceMonths: Int
        /// How many of the last ``brakeWindowFilings`` filings of one filer may be refused or undone.
        ///
        /// At that number it files nothing more until two of the operator's staff release it.
        public let brakeFilings: Int
        /// Over how many filings that is counted.
        public static let brakeWindowFilings = 20
        /// The least principal in minor units, by ISO 4217 code; other currencies are refused.
        public let floorMinorUnits: [String: Int64]
    }

    /// Numbers about objections and disputes.
    public struct Dispute: Hashable, Sendable {
        /// Days within which an objection is decided; after them the person has won.
        public let decideDays: Int
        /// Days for an appeal, during which the entry stays hidden.
        public let appealDays: Int
        /// Days within which a second human answers an appeal.
        public let appealAnswerDays: Int
        /// Working days within which a mistake is corrected everywhere.
        public let correctWorkingDays: Int
        /// Working days within which past recipients are told.
        public let recallWorkingDays: Int
        /// Most words in a person's own statement.
        public let statementWords: Int
        /// Working days within which whoever furnished an item is sent the dispute.
        public let forwardWorkingDays: Int
        /// Working days within which a human may call a dispute frivolous.
        public let frivolousWorkingDays: Int
        /// Days that may be added once, if the person agrees; 0 when none may.
        public let extensionDays: Int
        /// Working days between telling the person that an item is kept and showing it again.
        public let liftNoticeWorkingDays: Int
        /// Working days within which a report of identity theft is looked at; unlooked at, it holds.
        public let theftBlockWorkingDays: Int
    }

    /// Numbers about notices.
    public struct NoticeTerms: Hashable, Sendable {
        /// Days within which a refusal of credit is explained.
        public let adverseOuterDays: Int
        /// Most key factors in an answer.
        public let maximumKeyFactors: Int
        /// Reasons beside those, when the number of inquiries cost points.
        public let inquiryReasons: Int
        /// Days for a free copy of the file that a notice promises at least.
        public let freeCopyDays: Int
        /// Days within which another human decides again when the person asks.
        public let reviewDays: Int
    }

    /// Numbers about consents.
    public struct ConsentTerms: Hashable, Sendable {
        /// Most months that a consent may hold.
        public let maximumMonths: Int
        /// Days after which an unanswered request is a no.
        public let requestDays: Int
        /// Working days within which a recipient confirms deletion after a withdrawal.
        public let deletionConfirmationWorkingDays: Int
    }

    /// Numbers about freezes.
    public struct FreezeTerms: Hashable, Sendable {
        /// Minutes within which a freeze is lifted.
        public let liftMinutes: Int
    }

    /// Numbers about access to one's own file.
    public struct Access: Hashable, Sendable {
        /// Days within which a person gets their file.
        public let answerDays: Int
        /// Working days within which the identity of who asks is checked.
        public let identityWorkingDays: Int
        /// Years for which the list of looks is kept for the person.
        public let logYears: Int
    }

    /// Numbers about looks at a file.
    public struct Lookup: Hashable, Sendable {
        /// Most looks in one day that any subscriber may be given.
        public let maximumLooksPerDay: Int
        /// Looks at different people without an answer in one day, after which an asker is suspended.
        public let maximumUnansweredLooksPerDay: Int
    }

    /// Numbers about how long items are kept.
    public struct Retention: Hashable, Sendable {
        /// Years from the day of observation to the end of an item.
        public let itemYears: Int
    }
}
