import Bureau
import Charters

extension JSONValue {
    /// The person's words on their whole file; null when there are none.
    init(_ statement: FileStatement?, words: Words) {
        self =
            statement.flatMap { found in
                found.words(asOf: words.now).map {
                    .object(["words": .string($0), "writtenAt": JSONValue(found.writtenAt)])
                }
            } ?? .null
    }

    /// A block and where it stands, as its person sees it: with why, step by step.
    init(_ block: TheftBlock, words: Words) {
        var members = Self.members(of: block, words: words)
        members["trace"] = JSONValue(block.trace(asOf: words.now, under: words.charter))
        members["traces"] = .array(block.traces.map { JSONValue($0) })
        self = .object(members)
    }

    /// The members of a block; nothing in them says whose it is.
    static func members(of block: TheftBlock, words: Words) -> [String: JSONValue] {
        let standing = block.standing(asOf: words.now, under: words.charter)
        return [
            "id": .string(block.id.rawValue), "state": .string(standing.state.rawValue),
            "isHidden": .bool(standing.hides), "explanation": .string(standing.explanation),
            "rule": .string(standing.rule.id), "citation": .string(standing.rule.citation),
            "nextOn": JSONValue(standing.nextDate), "openedAt": JSONValue(block.openedAt),
            "contact": .string(block.contact),
            "lookedAtBy": JSONValue(block.lastDay(under: words.charter)),
            "furnisherToldBy": JSONValue(block.tellFurnisherBy(under: words.charter)),
            "items": .array(
                block.items.map { blocked in
                    .object([
                        "item": JSONValue(blocked.item),
                        "furnisherToldAt": JSONValue(blocked.toldAt),
                    ])
                }
            ),
            "report": .object([
                "authority": .string(block.report.authority),
                "number": .string(block.report.number), "madeOn": JSONValue(block.report.madeOn),
                "words": .string(block.report.words),
            ]),
            "confirmation": block.confirmation.map {
                .object([
                    "at": JSONValue($0.at), "by": .string($0.by), "proof": .string($0.proof),
                ])
            } ?? .null,
            "withdrawnAt": JSONValue(block.withdrawnAt),
            "rescission": block.rescission.map {
                .object([
                    "at": JSONValue($0.at), "ground": .string($0.ground.rawValue),
                    "reason": .string($0.reason),
                    "reviewer": .object([
                        "name": .string($0.reviewer.name), "role": .string($0.reviewer.role),
                    ]),
                ])
            } ?? .null,
        ]
    }
}
