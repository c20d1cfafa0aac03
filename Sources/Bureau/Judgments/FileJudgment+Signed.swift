import Charters
public import Evidence
public import Identity

extension FileJudgment {
    /// What a court signs: a line that says what it is, and the filing in canonical JSON (RFC 8785).
    ///
    /// - Throws: `CanonicalError` for a text that has no canonical form.
    public static func signedBytes(
        debtor: IdentityClaim,
        order: OrderDraft,
        by court: SubscriberID
    ) throws(CanonicalError) -> [UInt8] {
        func text(_ text: String?) -> CanonicalValue { text.map { .string($0) } ?? .null }
        func number(_ number: Int64?) -> CanonicalValue { number.map { .integer($0) } ?? .null }
        let address = debtor.address
        let filing: CanonicalValue = .object([
            "court": .string(court.rawValue),
            "debtor": .object([
                "givenName": .string(debtor.givenName), "familyName": .string(debtor.familyName),
                "dateOfBirth": .string(debtor.dateOfBirth), "street": .string(address.street),
                "postalCode": .string(address.postalCode), "town": .string(address.town),
                "country": .string(address.country),
                "nationalIdentifier": text(debtor.nationalIdentifier),
            ]),
            "order": .object([
                "court": text(order.court), "caseNumber": text(order.caseNumber),
                "kind": text(order.kind), "orderedOn": text(order.orderedOn),
                "obligationAroseOn": text(order.obligationAroseOn),
                "principalMinorUnits": number(order.principalMinorUnits),
                "currency": text(order.currency),
                "costsMinorUnits": number(order.costsMinorUnits),
                "creditor": text(order.creditor), "liability": text(order.liability),
                "isFinal": order.isFinal.map { .boolean($0) } ?? .null,
                "reasons": text(order.reasons), "confirmedOn": text(order.confirmedOn),
                "signedBy": text(order.signedBy),
            ]),
        ])
        return Array("recourse/filing/v1\n".utf8) + (try filing.canonicalBytes)
    }

    /// The court's registered key stands for the second pair of eyes, and only it does here.
    func checkSignature(of court: Subscriber, _ findings: inout Findings) {
        guard let signature else {
            findings.add(
                .notSigned,
                "Nothing is entered on one pair of eyes: sign it with the court's registered key, or "
                    + "let it wait for another member of the court's staff.",
                .finalMoneyOrdersOnly,
                field: "signature"
            )
            return
        }
        let bytes = try? Self.signedBytes(debtor: debtor, order: order, by: court.id)
        let isTrue =
            court.courtKey.map { key in
                bytes.map { PublicKey.signed($0, with: signature, by: key.publicKey) } ?? false
            } ?? false
        guard !isTrue else { return }
        findings.add(
            .falseSignature,
            court.courtKey == nil
                ? "This court has no registered key that a signature could be held against."
                : "The signature is not that of the court's registered key on this filing.",
            .finalMoneyOrdersOnly,
            field: "signature"
        )
    }
}
