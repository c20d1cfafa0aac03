import Bureau
import Charters
import Identity
import Service

extension JSONValue {
    /// The members of everything held about a person.
    static func members(
        of file: PersonFile,
        words: Words,
        source: DataSource
    ) -> [String: JSONValue] {
        let claim = file.person.identity
        return [
            "asOf": JSONValue(file.asOf),
            "person": .object([
                "id": .string(file.person.id.rawValue),
                "reference": .string(file.person.reference),
                "enrolledAt": JSONValue(file.person.enrolledAt),
                "isSynthetic": .bool(file.person.isSynthetic),
                "mail": JSONValue(file.person.mail),
                "givenName": .string(claim.givenName), "familyName": .string(claim.familyName),
                "dateOfBirth": .string(claim.dateOfBirth),
                "nationalIdentifier": JSONValue(claim.nationalIdentifier),
                "address": .object([
                    "street": .string(claim.address.street),
                    "postalCode": .string(claim.address.postalCode),
                    "town": .string(claim.address.town),
                    "country": .string(claim.address.country),
                ]),
            ]),
            "items": .array(file.items.map { JSONValue($0) }),
            "looks": .array(file.inquiries.map { JSONValue($0) }),
            "consents": .array(file.consents.map { JSONValue($0, words: words) }),
            "decisions": .array(file.decisions.map { JSONValue($0, words: words) }),
            "judgments": .array(file.judgments.map { JSONValue($0, words: words) }),
            "notices": .array(notices(of: file)),
            "retractions": .array(file.retractions.map(ownMembers)),
            "freeze": .object([
                "isFrozen": .bool(file.freeze?.isFrozen(asOf: words.now) ?? false),
                "placedAt": JSONValue(file.freeze?.placedAt),
                "liftedAt": JSONValue(file.freeze?.liftedAt),
                "openFor": .array(
                    (file.freeze?.openThaws(asOf: words.now) ?? []).map { thaw in
                        .object([
                            "recipient": .string(thaw.recipient.rawValue),
                            "recipientName": .string(thaw.recipientName),
                            "from": JSONValue(thaw.from), "until": JSONValue(thaw.until),
                        ])
                    }
                ),
                "trace": JSONValue(
                    Freeze.trace(of: file.freeze, asOf: words.now, under: words.charter)
                ),
            ]),
            "statement": JSONValue(file.statement, words: words),
            "theftBlocks": .array(file.theftBlocks.map { JSONValue($0, words: words) }),
            "mandates": .array(file.mandates.map { JSONValue($0, words: words) }),
            "disputes": .array(file.disputes.map { JSONValue($0, words: words) }),
            "disclosures": .array(file.disclosures.map { JSONValue($0, words: words) }),
            "erasures": .array(
                file.erasures.map {
                    .object(ownMembers(of: $0, beside: file.obstacles, words: words))
                }
            ),
            "heldBy": .object([
                "name": .string(source.name), "contact": .string(source.contact),
                "regulator": .string(source.regulator),
            ]),
            "rights": .array(
                Rights.sentences(words.charter, source: source).map(JSONValue.string)
            ),
        ]
    }

    /// The letters to a person, each with what became of it on its way.
    static func notices(of file: PersonFile) -> [JSONValue] {
        let known = Dictionary(file.dispatches.map { ($0.notice, $0) }) { $1 }
        return file.notices.map { notice in
            JSONValue(
                notice,
                dispatch: known[notice.id] ?? Dispatch(notice: notice.id, person: notice.person)
            )
        }
    }

    /// One event of a person's history; `number` names its receipt.
    init(_ entry: HistoryEntry) {
        self = .object([
            "number": .int(Int64(entry.sequence)), "at": JSONValue(entry.at),
            "type": .string(entry.type), "actor": .string(entry.actor),
            "purpose": JSONValue(entry.purpose), "event": .string(entry.event),
            "trace": JSONValue(entry.trace), "erased": JSONValue(entry.erased),
            "receipt": .string("/v1/me/receipts/\(entry.sequence)"),
        ])
    }

    /// What an event says was erased, with the numbers that went with it.
    init(_ erased: ErasedEntry?) {
        guard let erased else {
            self = .null
            return
        }
        self = .object([
            "kind": .string(erased.kind.rawValue), "endedOn": JSONValue(erased.endedOn),
            "rule": .string(erased.rule.id),
            "numbers": .array(erased.numbers.map { .int(Int64($0)) }),
        ])
    }
}
