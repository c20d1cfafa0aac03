import ArgumentParser
import Bureau
import Service

extension AdminCommand {
    /// `recourse admin add-staff`.
    struct AddStaffMember: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-staff",
            abstract: "Make an account for a named human and print its one-time code, once.",
            discussion: """
                With the code the person chooses a pass phrase at /console/enrol, within three \
                days. The first account of the operator's own staff is made here, at the machine; \
                every other one can be made in the console.
                """
        )

        @OptionGroup var place: OfficeOptions
        @OptionGroup var staff: StaffOptions
        @Option(help: "The human's own name: it stands beside everything they do.")
        var name: String
        @Option(help: "registrar, lender, auditor or operator.") var role: String
        @Option(help: "For whom a registrar or a lender's staff act: the subscriber's number.")
        var subscriber: String?
        @Option(help: "What they type to sign in; made from the name by default.")
        var signIn: String?

        func run() async throws {
            let roles: [String: Role] = [
                "registrar": .court, "lender": .lender, "auditor": .auditor,
                "operator": .operator_,
            ]
            guard let role = roles[role] else {
                throw Failure("--role \(role): expected registrar, lender, auditor or operator")
            }
            try await place.configuration().withOffice { office in
                let invitation = try await office.addStaff(
                    AddStaff(
                        name: name,
                        signInName: signIn ?? Self.signInName(of: name),
                        role: role,
                        subscriber: subscriber.map(SubscriberID.init(rawValue:))
                    ),
                    as: staff.principal
                ).answer
                Terminal.say(
                    "\(invitation.member.name) signs in as \(invitation.member.signInName). "
                        + "The code for /console/enrol, shown this once:"
                )
                try Terminal.print(invitation.code)
            }
        }

        /// `Dana Clerk` signs in as `dana.clerk`.
        static func signInName(of name: String) -> String {
            name.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
                .joined(separator: ".")
        }
    }
}
