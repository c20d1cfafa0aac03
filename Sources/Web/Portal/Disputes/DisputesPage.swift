import Bureau
import Charters

/// Everything that the person said is wrong, newest first.
struct DisputesPage: Sendable {
    let lead: String
    let disputes: [DisputeLine]
    let orders: String?

    /// The disputes of a file.
    init(_ file: PersonFile, words: Words) {
        let labels = FilePage.labels(file)
        let all = file.disputes.map { DisputeWords($0, labels: labels, words: words) }
        disputes = all.map { DisputeLine($0) }
        let open = all.filter { $0.standing.state.isUndecided }
        let next = open.map(\.days.decideBefore).min()
        lead =
            if all.isEmpty {
                "You have not said yet that anything is wrong."
            } else if let next {
                open.count == 1
                    ? "You contest one thing that is not decided yet. If nobody answers before "
                        + "\(next.inWords), you have won."
                    : "You contest \(open.count) things that are not decided yet. If nobody answers "
                        + "the first before \(next.inWords), you have won that one."
            } else {
                "Everything that you contested is answered."
            }
        let contested = file.judgments.contains {
            $0.standing(asOf: words.now, under: words.charter).state == .contested
        }
        orders = contested ? "A court order that you object to stands with the register." : nil
    }
}

/// The form with which a person says that one thing is wrong.
struct NewDisputePage: Sendable {
    /// One step of what happens then.
    struct Step: Sendable {
        let when: String
        let what: String
    }

    /// A field that is sent without being shown.
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let heading: String
    let lead: String
    let facts: [Fact]
    let hidden: [Hidden]
    let steps: [Step]
    let statementWords: Int
    let fault: String?
    let typed: String
    let fileField: FileField

    /// The form for one thing of a file; nil when there is no such thing in it.
    init?(
        _ matter: DisputedMatter,
        in file: PersonFile,
        words: Words,
        typed: String = "",
        fault: String? = nil,
        fileFaults: [String] = []
    ) {
        guard let about = matter.about(file) else { return nil }
        heading = about.title
        let hides = about.item != nil
        lead =
            hides
            ? "You are about to say that this is wrong. From the moment you send it nobody else "
                + "can see it, until a human has answered you."
            : "You are about to say that this is wrong. A human with a name looks at it and "
                + "answers you."
        facts = about.facts
        hidden = matter.fields.map { Hidden(name: $0.key, value: $0.value) }
            .sorted { $0.name < $1.name }
        let days = DisputeDays(openedAt: words.now, under: words.charter)
        let dispute = words.charter.dispute
        steps = [
            Step(
                when: "At once",
                what: hides
                    ? "Nobody else sees it, and no score uses it. You get a receipt."
                    : "It stands in the log, and you get a receipt."
            ),
            Step(
                when: "On \(days.forwardBy.inWords) at the latest",
                what: about.isSentOn
                    ? "\(about.who) has your words and files. It learns nothing else from us."
                    : "We have your words and files. \(about.who) was told nothing and is told "
                        + "nothing now."
            ),
            Step(
                when: "Before \(days.decideBefore.inWords)",
                what: hides
                    ? "A human with a name answers, and says what was checked. If nobody answers, "
                        + "it is deleted."
                    : "A human with a name answers, and says what was checked. If nobody answers, "
                        + "it counts as you say."
            ),
            Step(
                when: "If it is kept",
                what: "You have \(dispute.appealDays) days to ask for a second, different human, "
                    + "who has \(dispute.appealAnswerDays) days. All that time nothing is shown."
            ),
        ]
        statementWords = Int(dispute.statementWords)
        self.fault = fault
        self.typed = typed
        fileField = FileField("Files that show it, if you have any", faults: fileFaults)
    }
}

/// The one thing that a person says is wrong, as a link or a form names it.
struct DisputedMatter: Sendable {
    /// What is known of it from the file.
    struct About: Sendable {
        let title: String
        let who: String
        let item: FileItem?
        let facts: [Fact]
        /// Whether whoever is named is sent what the person writes.
        let isSentOn: Bool
    }

    /// What it is.
    let subject: Dispute.Subject
    /// The fields that name it.
    let fields: [String: String]

    /// What the fields name; nil when they name nothing, or more than one thing.
    init?(_ fields: [String: String]) {
        let (item, look) = (fields["item"] ?? "", fields["look"] ?? "")
        let input = fields["input"] ?? ""
        guard item.isEmpty != look.isEmpty, input.isEmpty || !look.isEmpty else { return nil }
        if !item.isEmpty {
            subject = .item(FileItemID(rawValue: item))
            self.fields = ["item": item]
        } else if input.isEmpty {
            subject = .look(InquiryID(rawValue: look))
            self.fields = ["look": look]
        } else {
            subject = .scoreInput(InquiryID(rawValue: look), characteristic: input)
            self.fields = ["look": look, "input": input]
        }
    }

    /// Where the form about it stands.
    static func path(item: FileItemID) -> String { "/me/disputes/new?item=\(item.rawValue)" }

    /// Where the form about a look, or one value in its score, stands.
    static func path(look: InquiryID, input: String? = nil) -> String {
        let path = "/me/disputes/new?look=\(look.rawValue)"
        guard let input else { return path }
        let digits = Array("0123456789ABCDEF")
        let text = input.utf8.map { byte in
            let letter = Character(Unicode.Scalar(byte))
            return letter.isASCII && (letter.isLetter || letter.isNumber || letter == "_")
                ? String(letter)
                : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
        return "\(path)&input=\(text.joined())"
    }

    /// What the file says of it; nil when there is no such thing.
    func about(_ file: PersonFile) -> About? {
        switch subject {
        case .item(let id): return file.items.first { $0.id == id }.map { about($0, file) }
        case .look(let id):
            guard let look = file.inquiries.first(where: { $0.id == id }) else { return nil }
            let isAnswered = if case .answered = look.outcome { true } else { false }
            return About(
                title: "A look by \(look.askerName)",
                who: look.askerName,
                item: nil,
                facts: [Fact(name: "What it was", value: LookView.sentence(look))],
                isSentOn: isAnswered
            )
        case .scoreInput(let id, let characteristic):
            guard let look = file.inquiries.first(where: { $0.id == id }),
                case .answered(let answer) = look.outcome,
                let part = answer.score?.contributions.first(where: {
                    $0.characteristic == characteristic
                })
            else { return nil }
            let item = file.items.first {
                $0.characteristic == characteristic && $0.source == part.source
            }
            if let item { return about(item, file) }
            let value = Words.value(part.value, of: characteristic)
            return About(
                title: "\(part.label): \(value)",
                who: look.askerName,
                item: nil,
                facts: [Fact(name: "Used in", value: "The score for \(look.askerName)")],
                isSentOn: true
            )
        }
    }

    /// The dispute about it that the person has already, while it is not over.
    func existing(in file: PersonFile, words: Words) -> Dispute? {
        let item = about(file)?.item
        return file.disputes.first { dispute in
            let isSame = item.map { dispute.item?.id == $0.id } ?? (dispute.subject == subject)
            let state = dispute.standing(asOf: words.now, under: words.charter).state
            return isSame && (state.isUndecided || state == .rejected)
        }
    }

    private func about(_ item: FileItem, _ file: PersonFile) -> About {
        About(
            title: DisputeWords.name(item, labels: FilePage.labels(file)),
            who: item.source,
            item: item,
            facts: [
                Fact(name: "From", value: Words.name(item.source)),
                Fact(name: "True on, they say", value: item.observedOn.inWords),
                Fact(name: "Gone on", value: item.expiresOn.inWords),
            ],
            isSentOn: true
        )
    }
}
