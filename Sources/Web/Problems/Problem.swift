import Bureau
import HTTPTypes
import Hummingbird

/// An error as the asker reads it: RFC 9457 for programs, a page for people.
///
/// Every finding is told, never only the first; no text in it holds personal data.
struct Problem: Error, Sendable {
    /// One reason, with the rule it rests on.
    struct Finding: Sendable, Equatable {
        /// Stable code in lower camel case.
        var code: String
        /// One plain sentence.
        var sentence: String
        /// The rule, for instance `INV-05`; nil for faults of form.
        var rule: String?
        /// The source of the rule.
        var citation: String?
        /// The field of the request, as a dotted path.
        var field: String?
    }

    /// The HTTP status.
    var status: HTTPResponse.Status
    /// A short title, the same for every problem of this code.
    var title: String
    /// All findings, the gravest first; never empty.
    var findings: [Finding]
    /// Further headers, for instance `Allow`.
    var headers: HTTPFields = [:]

    /// A problem with one finding that rests on no rule of law.
    init(
        _ status: HTTPResponse.Status,
        code: String,
        title: String,
        detail: String,
        field: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.title = title
        self.findings = [Finding(code: code, sentence: detail, field: field)]
        self.headers = headers
    }

    /// A problem with the findings of a request that could not be read.
    init(faults: [Finding]) {
        precondition(!faults.isEmpty, "a problem states its reason")
        status = .badRequest
        title = "The request could not be read"
        findings = faults
    }

    /// A refusal by a rule, with everything it found.
    init(_ refusal: Refusal) {
        status = refusal.primary.code.status
        title = refusal.primary.code.title
        findings = refusal.findings.map {
            Finding(
                code: $0.code.rawValue,
                sentence: $0.sentence,
                rule: $0.rule,
                citation: $0.citation,
                field: $0.field
            )
        }
    }

    /// The gravest finding.
    var primary: Finding { findings[0] }

    /// The stable URI of the kind of problem.
    var type: String { "urn:recourse:problem:" + primary.code }

    /// The body of `application/problem+json`.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "type": .string(type), "title": .string(title), "status": .int(Int64(status.code)),
            "detail": .string(primary.sentence), "code": .string(primary.code),
            "findings": .array(findings.map(\.json)),
        ]
        members["rule"] = primary.rule.map(JSONValue.string)
        members["citation"] = primary.citation.map(JSONValue.string)
        return .object(members)
    }

    /// The response for a program.
    var response: Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        return Response(
            status: status,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: json.bytes))
        )
    }
}

extension Problem.Finding {
    /// The finding as a member of `findings`.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "code": .string(code), "sentence": .string(sentence),
        ]
        members["rule"] = rule.map(JSONValue.string)
        members["citation"] = citation.map(JSONValue.string)
        members["field"] = field.map(JSONValue.string)
        return .object(members)
    }
}
