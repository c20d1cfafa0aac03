import Bureau
import Charters

extension JSONValue {
    /// An instant in RFC 3339.
    init(_ instant: Instant) { self = .string(instant.description) }

    /// An instant in RFC 3339, or null.
    init(_ instant: Instant?) { self = instant.map { .string($0.description) } ?? .null }

    /// A day, or null.
    init(_ day: CalendarDate?) { self = day.map { .string($0.description) } ?? .null }

    /// An amount of money.
    init(_ money: Money) {
        self = .object([
            "minorUnits": .int(money.minorUnits), "currency": .string(money.currency),
        ])
    }

    /// A number or a text, as a scorecard reads it.
    init(_ value: FileItem.Value) {
        switch value {
        case .number(let number):
            self =
                Int64(exactly: number).map(JSONValue.int) ?? .double(number)
        case .text(let text): self = .string(text)
        }
    }

    /// An item of a file.
    init(_ item: FileItem) {
        self = .object([
            "id": .string(item.id.rawValue), "characteristic": .string(item.characteristic),
            "category": .string(item.category.rawValue), "value": JSONValue(item.value),
            "source": .string(item.source), "observedOn": JSONValue(item.observedOn),
            "expiresOn": JSONValue(item.expiresOn),
        ])
    }

    /// A letter to a person, and what became of it: sent, arrived, and received are three things.
    init(_ notice: Notice, dispatch: Dispatch) {
        self = .object([
            "id": .string(notice.id.rawValue), "kind": .string(notice.kind.rawValue),
            "headline": .string(notice.headline), "reason": .string(notice.reason),
            "remedy": .string(notice.remedy), "contact": .string(notice.contact),
            "deadline": JSONValue(notice.deadline), "path": .string(notice.path),
            "createdAt": JSONValue(notice.createdAt),
            "mail": .string(dispatch.state(of: .mail).rawValue),
            "letter": .string(dispatch.state(of: .letter).rawValue),
            "receivedAt": JSONValue(dispatch.receivedAt),
            "dispatch": .array(
                dispatch.entries.map { entry in
                    .object([
                        "channel": .string(entry.channel.rawValue),
                        "fact": .string(entry.fact.rawValue), "at": JSONValue(entry.at),
                        "code": entry.code.map { .int(Int64($0)) } ?? .null,
                    ])
                }
            ),
        ])
    }

    /// A consent with its state at the moment of reading.
    init(_ consent: Consent, words: Words) {
        self = .object([
            "id": .string(consent.id.rawValue),
            "state": .string(consent.state(asOf: words.now, under: words.charter).rawValue),
            "recipient": .object([
                "id": .string(consent.recipient.rawValue),
                "name": .string(consent.recipientName),
                "contact": .string(consent.recipientContact),
            ]),
            "purpose": .string(consent.purpose.rawValue),
            "categories": .array(
                consent.categories.map(\.rawValue).sorted().map(JSONValue.string)
            ),
            "wording": .string(consent.wording), "wordingHash": .string(consent.wordingHash),
            "isSingleUse": .bool(consent.isSingleUse), "termDays": .int(Int64(consent.termDays)),
            "requestedAt": JSONValue(consent.requestedAt),
            "grantedAt": JSONValue(consent.grantedAt),
            "trace": JSONValue(consent.trace(asOf: words.now, under: words.charter)),
            "refusedAt": JSONValue(consent.refusedAt),
            "withdrawnAt": JSONValue(consent.withdrawnAt), "usedAt": JSONValue(consent.usedAt),
        ])
    }
}
