import Bureau
import Storage

extension Work {
    /// Gives a representative a sign-in of their own; one from before ends.
    static func openSignIn(_ command: OpenMandateSignIn, as principal: Principal) -> Work {
        Work(
            name: OpenMandateSignIn.name,
            principal: principal,
            permittedRoles: OpenMandateSignIn.permittedRoles
        ) { desk, context in
            let file = try desk.file(behind: command.mandate.reference)
            let state = OpenMandateSignIn.State(
                mandate: try file?.mandate(command.mandate),
                source: desk.office.source
            )
            let decision = try command.decide(state, in: context)
            let mandate = decision.answer
            let access = RepresentativeRepository.Access(
                person: mandate.person,
                mandate: mandate.id
            )
            let owner = Owner.person(mandate.person)
            let before = try RepresentativeRepository.references(to: access, in: desk.session)
            let reference = StaffCode.fresh()
            let token = desk.office.representativeToken(reference)
            let rows =
                before.map {
                    RowWrite(
                        row: RepresentativeRepository.accessRow($0, of: access),
                        owner: owner,
                        isDeletion: true
                    )
                } + [
                    RowWrite(
                        row: RepresentativeRepository.accessRow(token, of: access),
                        owner: owner
                    )
                ]
            return Worked(
                answer: MandateSignIn(mandate: mandate, reference: reference),
                events: decision.events,
                changes: decision.changes,
                rows: rows
            )
        }
    }
}
