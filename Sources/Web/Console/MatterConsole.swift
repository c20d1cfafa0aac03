import Bureau
import Hummingbird
import Service

/// The pages of one kind of matter that staff answer: the list, one of them, and what is done about it.
struct MatterConsole<Subject, Case: Sendable>: Sendable {
    /// Who asks, and how to answer.
    let console: ConsoleDesk
    /// Where the pages stand.
    let menu: ConsoleMenu
    /// Whose pages they are.
    let role: Role
    /// The list of whoever asks.
    let list: @Sendable (Principal) async throws -> ListPage
    /// Opens one; another's is not there.
    let open: @Sendable (Identifier<Subject>, Principal) async throws -> Case
    /// The page of one, with a form that came back.
    let page: @Sendable (Case, _ clerk: String, _ filled: FormView?) -> CasePage
    /// What can be done about one now.
    let specs: @Sendable (Case, _ clerk: String) -> [FormSpec]

    /// The list and the page of one.
    var pages: [Route] {
        [
            console.page(menu.rawValue, as: role) { caller, request, _ in
                let page = try await list(caller.principal)
                return try console.pages.own(
                    page,
                    title: page.heading,
                    template: "console_list",
                    menu: menu,
                    caller: caller,
                    request: request
                )
            },
            console.page("\(menu.rawValue)/{id}", as: role) { caller, request, context in
                let id = try console.desk.identifier(Identifier<Subject>.self, of: context)
                return try show(try await open(id, caller.principal), caller, request: request)
            },
        ]
    }

    /// One act; a refusal brings the page back with what was typed and what is wrong with it.
    func act<Act: Loadable>(
        _ name: String,
        _ done: ConsoleDone,
        _ command:
            @escaping @Sendable ([String: String], Identifier<Subject>, Case) throws -> Act
    ) -> Route {
        console.form("\(menu.rawValue)/{id}/\(name)", as: role) { caller, fields, context in
            let id = try console.desk.identifier(Identifier<Subject>.self, of: context)
            let found = try await open(id, caller.principal)
            do {
                _ = try await console.office.perform(
                    command(fields, id, found),
                    as: caller.principal
                )
                return console.done(done, at: "\(menu.rawValue)/\(id.rawValue)")
            } catch let refusal as Refusal {
                let specs = specs(found, caller.staff.member.name)
                guard let spec = specs.first(where: { $0.id == name }) else { throw refusal }
                let filled = spec.view(values: fields, findings: refusal.formFindings)
                return try show(found, caller, filled: filled)
            }
        }
    }

    private func show(
        _ found: Case,
        _ caller: ConsoleCaller,
        request: Request? = nil,
        filled: FormView? = nil
    ) throws -> Response {
        let page = page(found, caller.staff.member.name, filled)
        return try console.pages.own(
            page,
            title: page.heading,
            template: "console_case",
            menu: menu,
            caller: caller,
            request: request,
            status: filled == nil ? .ok : .unprocessableContent
        )
    }
}
