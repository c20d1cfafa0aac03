import Bureau
import Identity
import Service

extension FrontDesk {
    /// The file of a person who reads a page; the names in it are kept from being read as sentences.
    func file(of caller: Caller) async throws -> PersonFile {
        let file = try await office.personFile(of: caller.principal)
        Visit.current.names.add(file.names)
        Visit.current.names.add([office.source.name, settings.contact])
        return file
    }
}

extension PersonFile {
    /// Every name in the file, of people, institutions and files: data, whatever it reads like.
    var names: [String] {
        let claim = person.identity
        var names = [
            claim.givenName, claim.familyName, "\(claim.givenName) \(claim.familyName)",
            claim.address.street, claim.address.town,
        ]
        names += items.map(\.source) + consents.map(\.recipientName)
        for look in inquiries {
            names += [look.askerName, look.staffName].compactMap { $0 }
            if let score = look.score {
                names += score.contributions.compactMap(\.source) + [score.scorecardName]
            }
        }
        for decision in decisions {
            names += [decision.lenderName, decision.lenderContact]
            for reviewer in decision.verdicts.compactMap(\.reviewer) {
                names += [reviewer.name, reviewer.role]
            }
        }
        for judgment in judgments {
            names += [judgment.order.court, judgment.order.creditor, judgment.order.caseNumber]
            names += judgment.objections.compactMap { $0.outcome?.reviewer }
        }
        for dispute in disputes {
            names.append(dispute.furnisherName)
            names += (dispute.files ?? []).map(\.name)
        }
        names += mandates.map(\.representative)
        for erasure in erasures {
            let written = erasure.written
            names += erasure.answers.map(\.by)
            names += [written?.by, written?.confirmed?.by, written?.declined?.by].compactMap { $0 }
        }
        names += (freeze?.thaws ?? []).map(\.recipientName) + retractions.map(\.recipientName)
        // The program's own word for a source is no name.
        return names.filter { $0 != "application" }
    }
}
