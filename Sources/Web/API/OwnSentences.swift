import Bureau
import HTTPTypes
import Hummingbird
import Languages
import Service

/// Says the sentences of what a person reads about themselves in their language.
///
/// Names of members, codes, traces and whatever is hashed or was written by somebody stay as they are.
enum OwnSentences {
    /// Members that hold sentences of this program or words of a scorecard, and nobody's own words.
    private static let ours: Set<String> = [
        "headline", "remedy", "explanation", "sentence", "scoreInWords", "sourceDidNotDecide",
        "freeCopy", "dispute", "review", "points", "complaint", "late", "title", "action", "label",
        "attribute",
    ]
    /// Members that hold the words of a step, which programs compare with what was recorded.
    private static let recorded: Set<String> = ["wording", "fact", "followed"]

    /// Whether a member holds words of this program, in a section of the file.
    static func isOurs(_ name: String, isListed: Bool, in section: String) -> Bool {
        if ours.contains(name) || recorded.contains(name) { return true }
        return switch name {
        case "reason": section == "notices"
        case "reasons": isListed && section == "decisions"
        case "rights": isListed
        default: false
        }
    }

    /// The members of an answer in the language of its reader, which the member `language` names.
    ///
    /// - Parameter section: The section of the file in which all of them stand; nil where each member is
    ///   a section of its own.
    static func said(
        _ members: [String: JSONValue],
        to visit: Visit,
        in section: String? = nil
    ) -> [String: JSONValue] {
        var reader = visit.plainReader
        var members = members
        for (name, value) in members where !isTrace(name) {
            members[name] = said(value, name, in: section ?? name, &reader)
        }
        members["language"] = .string(visit.catalogue.tag)
        return members
    }

    /// Why something was decided is kept word by word, and anybody may compare it.
    private static func isTrace(_ name: String) -> Bool { name == "trace" || name == "traces" }

    private static func said(
        _ value: JSONValue,
        _ name: String,
        in section: String,
        isListed: Bool = false,
        _ reader: inout Languages.Reader
    ) -> JSONValue {
        switch value {
        case .string(let text):
            guard isOurs(name, isListed: isListed, in: section), !recorded.contains(name) else {
                return value
            }
            return .string(reader.say(text))
        case .array(let list):
            return .array(list.map { said($0, name, in: section, isListed: true, &reader) })
        case .object(let members):
            var members = members
            for (name, value) in members where !isTrace(name) {
                members[name] = said(value, name, in: section, &reader)
            }
            return .object(members)
        default: return value
        }
    }
}

extension FrontDesk {
    /// What a person reads of their file at the API, in their language.
    func own(
        _ members: [String: JSONValue],
        of file: PersonFile,
        in section: String? = nil,
        for request: Request,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visit = try await visit(to: file, request)
        return json(
            .object(OwnSentences.said(members, to: visit, in: section)),
            status: status,
            headers: [
                .contentLanguage: visit.catalogue.tag, .vary: "Accept-Language, Cookie",
            ]
        )
    }

    /// In which language a person reads.
    ///
    /// What was chosen in the browser that asks, else what the person chose for their file, else what the
    /// browser prefers. A program that says what it wants is given that.
    ///
    /// - Parameter request: The person's own; nil where somebody else hands something over to them.
    func visit(to file: PersonFile, _ request: Request?) async throws -> Visit {
        let cards = try await office.cardWords()
        let visit: Visit
        if let catalogue = settings.testCatalogue {
            visit = Visit(catalogue, back: "/", cards: cards)
        } else {
            let stored = file.person.language.flatMap(Language.init(rawValue:))
            let preferred = request?.headers[.acceptLanguage]
                .flatMap(Language.init(acceptLanguage:))
            let isProgram = request?.headers[.authorization] != nil
            let language =
                isProgram
                ? preferred ?? stored
                : request.flatMap { CookieJar(settings).language(of: $0) } ?? stored ?? preferred
            visit = Visit(language ?? .english, cards: cards)
        }
        visit.names.add(file.names)
        visit.names.add([office.source.name])
        return visit
    }
}
