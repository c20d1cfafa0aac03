import Bureau
import Charters
import Identity
import Languages
import Service
import Testing
import WebTestSupport

@testable import Web

@Suite("A letter on paper")
struct LetterSheetTests {
    private func letter(
        to identity: IdentityClaim,
        kind: Notice.Kind = .look,
        reason: String = "You allowed it."
    ) async throws -> String {
        let world = try await World()
        let charter = world.office.charter
        let person = Person(
            id: .init(rawValue: "PERSON"),
            identity: identity,
            reference: "MAPLE-7Q2K",
            enrolledAt: world.clock.now,
            isSynthetic: true
        )
        let notice = try #require(
            Notice(
                id: .init(rawValue: "NOTICE"),
                person: person.id,
                kind: kind,
                headline: "Example Bank looked at your file.",
                reason: reason,
                remedy: "Say so if it was not you.",
                contact: "office@bank.example",
                deadline: world.clock.now.date(in: charter.zone),
                path: "/me/looks",
                createdAt: world.clock.now
            )
        )
        let source = DataSource(
            name: "Invented Office",
            contact: "1 Office Road",
            regulator: "Invented Authority"
        )
        return try LetterSheet.html(
            NoticeLetter(notice, to: person, from: source, under: charter),
            portal: "https://office.example"
        )
    }

    @Test("has the same sheet for every kind of notice, whole and without a gap")
    func kinds() async throws {
        let someone = Someone("MAPLE-7Q2K", "Ada", "Sample").identity
        for kind in Notice.Kind.allCases {
            let text = try await letter(to: someone, kind: kind, reason: "Why <b>this</b>.")
            #expect(HTMLCheck(text).faults == ["inline style"], "\(kind)")
            #expect(text.contains("<address><span>Ada Sample</span>"), "\(kind)")
            #expect(text.contains("Why &lt;b&gt;this&lt;/b&gt;."), "\(kind)")
            #expect(text.contains("You can act until 2 March 2026."), "\(kind)")
            #expect(!text.contains("{{"), "\(kind)")
            for part in ["Whom to ask", "Who holds your file", "Whom to complain to"] {
                #expect(text.contains("<h2>\(part)</h2>"), "\(kind)")
            }
        }
    }

    @Test("takes small type for an address that would run over the window of an envelope")
    func longAddress() async throws {
        var identity = Someone("MAPLE-7Q2K", "Ada", "Sample").identity
        identity.address.street =
            "c/o Flat share Sunnyside, Longstreetofsteamshipcompanies 1234 b, second yard, left"
        let text = try await letter(to: identity)
        #expect(text.contains("<address class=\"long\">"))
    }

    @Test("says once that a file is gone, in each language, and invites nobody to sign in")
    func farewell() async throws {
        let world = try await World()
        let person = Person(
            id: .init(rawValue: "PERSON"),
            identity: Someone("MAPLE-7Q2K", "Ada", "Sample").identity,
            reference: "MAPLE-7Q2K",
            enrolledAt: world.clock.now,
            isSynthetic: true
        )
        let letter = try NoticeLetter(
            thatErased: person,
            reference: .init(rawValue: "LAST"),
            from: DataSource(
                name: "Invented Office",
                contact: "1 Office Road",
                regulator: "Invented Authority"
            ),
            on: world.clock.now.date(in: world.office.charter.zone)
        )
        for (language, headline, day) in [
            (Language.english, "Your file was erased.", "2 March 2026"),
            (.german, "Ihre Akte wurde gelöscht.", "2. März 2026"),
            (.french, "Votre dossier a été effacé.", "2 mars 2026"),
            (.spanish, "Su expediente se borró.", "2 de marzo de 2026"),
            (.chinese, "您的档案已删除。", "2026年3月2日"),
        ] {
            let text = try LetterSheet.html(
                letter,
                portal: "https://office.example",
                in: language
            )
            #expect(HTMLCheck(text).faults == ["inline style"], "\(language)")
            #expect(text.contains(headline) && text.contains(day), "\(language)")
            #expect(text.contains("<address><span>Ada Sample</span>"), "\(language)")
            #expect(!text.contains("MAPLE") && !text.contains("/me/notices"), "\(language)")
            #expect(language == .english || !text.contains("lang=\"en\""), "\(language)")
        }
    }
}
