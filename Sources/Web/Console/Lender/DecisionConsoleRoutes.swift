import Bureau
import Hummingbird
import Service

/// A lender's staff record what they decided after a check, and decide again when the person asked.
struct DecisionConsoleRoutes {
    /// Who asks, and how to answer.
    let console: ConsoleDesk

    private var office: CreditOffice { console.office }

    /// The routes.
    var routes: [Route] {
        [
            act("decision") { view, fields in
                guard case .check(let answered?) = view.act.kind else { throw Refusal.notFound }
                let day = fields["applicationCompletedOn"] ?? ""
                let late = fields["lateBecause"] ?? ""
                return RecordDecision(
                    inquiry: answered.inquiry,
                    verdict: DecisionForms.draft(fields),
                    applicationCompletedOn: day.isEmpty ? nil : day,
                    lateBecause: late.allSatisfy(\.isWhitespace) ? nil : late
                )
            },
            act("redecision") { view, fields in
                guard let decision = view.decision else { throw Refusal.notFound }
                return DecideAgain(
                    decision: decision.id,
                    verdict: DecisionForms.draft(fields),
                    answer: fields["answer"] ?? ""
                )
            },
        ]
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    private func act<Act: Loadable>(
        _ name: String,
        _ command:
            @escaping @Sendable (LenderActView, [String: String]) throws -> Act
    ) -> Route {
        console.form("/console/checks/{id}/\(name)", as: .lender) { caller, fields, context in
            let id: LenderActID = try console.desk.identifier(of: context)
            let view = try await office.ownAct(id, of: caller.principal)
            do {
                _ = try await office.perform(command(view, fields), as: caller.principal)
                return console.done(.decisionRecorded, at: "/console/checks/\(id.rawValue)")
            } catch let refusal as Refusal {
                let specs = LenderPages.specs(view, clerk: caller.staff.member.name)
                guard let spec = specs.first(where: { $0.id == name }) else { throw refusal }
                let filled = spec.view(
                    values: fields,
                    findings: DecisionForms.placed(refusal.formFindings, in: fields)
                )
                return try LenderPages.answer(view, caller, filled: filled, from: console)
            }
        }
    }
}
