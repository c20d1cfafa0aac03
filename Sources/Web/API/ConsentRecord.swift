import Bureau
import Charters
import Service

/// A consent as a record to take away.
///
/// The fields of ISO/IEC TS 27560, in terms of the W3C Data Privacy Vocabulary, as JSON-LD. The text of
/// the technical specification was not read; the fields are those of the vocabulary's own guide to it.
///
/// It is the receipt of a yes, a no and an end alike: every event stands in it with its moment, and with
/// the signed receipt of the log where the person has one.
struct ConsentRecord {
    /// The consent.
    let consent: Consent
    /// Who holds the file.
    let source: DataSource
    /// The person's history, for the receipts.
    let history: [HistoryEntry]
    /// Words at the moment of reading.
    let words: Words
    /// How whoever gets the record names the person; nil for the person's own.
    ///
    /// A lender reads its own number of the case: what two lenders hold is not to be put together.
    var subject: String?

    /// The record.
    var document: JSONValue {
        .object([
            "@context": Self.context,
            "@id": .string("urn:recourse:consent:\(consent.id.rawValue)"),
            "@type": ["dpv:ConsentRecord"],
            "dct:conformsTo": "dpv-27560:record-2",
            "dpv:hasIdentifier": .string(consent.id.rawValue),
            "dct:created": JSONValue(consent.requestedAt),
            "dct:modified": JSONValue(events.last?.at),
            "dct:creator": "party:holder",
            "dct:language": "en",
            "dpv:hasDataSubject": .object([
                "@type": ["dpv:DataSubject"],
                "dpv:hasIdentifier": .string(subject ?? consent.person.rawValue),
            ]),
            "dpv:hasNotice": [notice],
            "dpv:hasProcess": [process],
            "dpv:hasEntity": .object([
                "party:holder": party(source.name, source.contact, ["dpv:DataController"]),
                "party:recipient": party(
                    consent.recipientName,
                    consent.recipientContact,
                    ["dpv:Recipient", "dpv:DataController"]
                ),
                "party:authority": .object([
                    "@type": ["dpv:Authority"], "dpv:hasName": .string(source.regulator),
                ]),
            ]),
            "recourse:state": .string(state.rawValue),
        ])
    }

    private var state: Consent.State {
        consent.state(asOf: words.now, under: words.charter)
    }

    private static let context: JSONValue = .object([
        "dpv": "https://w3id.org/dpv#", "pd": "https://w3id.org/dpv/pd#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "dpv-27560": "https://w3id.org/dpv/schema/dpv-27560#",
        "dct": "http://purl.org/dc/terms/", "skos": "http://www.w3.org/2004/02/skos/core#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "party": "urn:recourse:party:",
        "recourse": "urn:recourse:term:",
    ])

    private func party(_ name: String, _ contact: String, _ roles: JSONValue) -> JSONValue {
        .object([
            "@type": roles, "dpv:hasName": .string(name), "dpv:hasContact": .string(contact),
        ])
    }

    /// The exact words that the person was shown.
    private var notice: JSONValue {
        .object([
            "@type": ["dpv:ConsentNotice"], "dct:language": "en",
            "dpv:hasIdentifier": .string("sha256:\(consent.wordingHash)"),
            "dct:date": JSONValue(consent.requestedAt),
            "dct:description": .string(consent.wording),
        ])
    }

    private var process: JSONValue {
        .object([
            "@type": ["dpv:Process"],
            "dpv:hasPurpose": [
                .object([
                    "@type": ["dpv:Purpose"], "skos:broader": "dpv:CreditChecking",
                    "skos:prefLabel": .string(consent.purpose.inWords),
                    "dpv:hasIdentifier": .string(consent.purpose.rawValue),
                ])
            ],
            "dpv:hasPersonalData": .array(
                consent.categories.sorted { $0.rawValue < $1.rawValue }.map(Self.data)
            ),
            "dpv:hasProcessing": ["dpv:Query", "dpv:Disclose"],
            "dpv:hasDataSource": ["dpv:DataControllerDataSource", "dpv:DataSubjectDataSource"],
            "dpv:hasDataController": ["party:holder"],
            "dpv:hasRecipient": ["party:recipient"],
            "dpv:hasAuthority": ["party:authority"],
            "dpv:hasLegalBasis": ["eu-gdpr:A6-1-a", "dpv:ExplicitlyExpressedConsent"],
            "dpv:hasStorageCondition": [
                .object([
                    "@type": ["dpv:StorageLocation"],
                    "dpv:hasLocation": .string("As \(source.name) says: \(source.contact)"),
                ]),
                .object([
                    "@type": ["dpv:StorageDuration"], "dpv:hasDuration": duration,
                ]),
            ],
            "dpv:hasConsentControl": [
                .object([
                    "@type": ["dpv:WithdrawConsent"],
                    "dct:description":
                        "One step, at any time, in the person's own file or by letter.",
                    "dct:source": .string("/me/sharing/\(consent.id.rawValue)"),
                ])
            ],
            "dpv:hasRight": [
                "eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18",
                "eu-gdpr:A20", "eu-gdpr:A21", "eu-gdpr:A77",
            ],
            "dpv:hasJurisdiction": .string(words.charter.name),
            "dpv:hasConsentStatus": .array(events.map(view)),
            "recourse:isSingleUse": .bool(consent.isSingleUse),
        ])
    }

    private var duration: JSONValue {
        .object(["@type": "dpv:TemporalDuration", "rdf:value": .string("P\(consent.termDays)D")])
    }

    private static func data(_ category: CharacteristicCategory) -> JSONValue {
        let broader =
            switch category {
            case .ownConduct: "pd:CreditRecord"
            case .declaredForThisCredit: "pd:Financial"
            case .accountDataByConsent: "pd:FinancialAccount"
            }
        return .object([
            "@type": ["dpv:PersonalData"], "skos:broader": [.string(broader)],
            "skos:prefLabel": .string(category.inWords),
            "dpv:hasIdentifier": .string(category.rawValue),
        ])
    }

    // MARK: Events

    /// One thing that happened to the consent.
    private struct Event {
        let at: Instant
        /// The day, when it was the end of a term and no act.
        var day: CalendarDate?
        let status: String
        /// The party that did it; nil when time did.
        let by: String?
        let method: String
        /// The type of its event in the log.
        let type: String?
    }

    private var events: [Event] {
        var events = [
            Event(
                at: consent.requestedAt,
                status: "dpv:ConsentRequested",
                by: "party:recipient",
                method: "A request, shown alone, with nothing ticked.",
                type: "consent.requested"
            )
        ]
        func own(_ at: Instant?, _ status: String, _ method: String, _ type: String) {
            guard let at else { return }
            events.append(
                Event(at: at, status: status, by: "dpv:DataSubject", method: method, type: type)
            )
        }
        own(
            consent.grantedAt,
            "dpv:ConsentGiven",
            "The person pressed Allow beside these words.",
            "consent.granted"
        )
        own(
            consent.refusedAt,
            "dpv:ConsentRefused",
            "The person pressed Do not allow.",
            "consent.refused"
        )
        own(
            consent.withdrawnAt,
            "dpv:ConsentWithdrawn",
            "The person switched it off.",
            "consent.withdrawn"
        )
        if let ended { events.append(ended) }
        return events.sorted { $0.at < $1.at }
    }

    /// How it ended by itself: used up, run out, or never answered, which is a no.
    private var ended: Event? {
        let zone = words.charter.zone
        switch state {
        case .used:
            return consent.usedAt.map {
                Event(
                    at: $0,
                    status: "dpv:ConsentExpired",
                    by: nil,
                    method: "It allowed one look, which was made.",
                    type: nil
                )
            }
        case .expired:
            return consent.grantedAt.map {
                let day = consent.expiresOn(grantedAt: $0, under: words.charter)
                return Event(
                    at: Instant(noonOf: day, in: zone),
                    day: day,
                    status: "dpv:ConsentExpired",
                    by: nil,
                    method: "Its term ended. It is not renewed by itself.",
                    type: nil
                )
            }
        case .lapsed:
            let day = consent.lapsesOn(under: words.charter)
            return Event(
                at: Instant(noonOf: day, in: zone),
                day: day,
                status: "dpv:ConsentRefused",
                by: nil,
                method: "Nobody answered in time, which is a no.",
                type: nil
            )
        case .requested, .refused, .active, .withdrawn: return nil
        }
    }

    private func view(_ event: Event) -> JSONValue {
        var members: [String: JSONValue] = [
            "@type": [.string(event.status)],
            "dct:date": event.day.map { JSONValue($0) } ?? JSONValue(event.at),
            "dpv:isIndicatedBy": JSONValue(event.by),
            "dpv:hasIndicationMethod": .string(event.method),
        ]
        if event.day == nil { members["dpv:isIndicatedAtTime"] = JSONValue(event.at) }
        if event.status == "dpv:ConsentGiven" { members["dct:valid"] = duration }
        if let type = event.type,
            let entry = history.last(where: {
                $0.type == type && $0.event.contains("\"\(consent.id.rawValue)\"")
            })
        {
            members["recourse:receipt"] = .string("/v1/me/receipts/\(entry.sequence)")
        }
        return .object(members)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral value: String) { self = .string(value) }

    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
