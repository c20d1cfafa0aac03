import Bureau
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The one table from what went wrong to what the asker reads.
extension Problem {
    /// The problem of any error; what is not known here is told without detail.
    init(_ error: any Error, method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self = Problem(refusal)
        case let error as OfficeError where error.isTemporary: self = .notWriting
        case is NIOTooManyBytesError:
            self = Problem(
                .contentTooLarge,
                code: "bodyTooLarge",
                title: "The body is too large",
                detail: "The body has more bytes than this server reads."
            )
        case let error as any HTTPResponseError where error.status == .notFound:
            self = allowed.isEmpty ? .notFound : .methodNotAllowed(method, allowed: allowed)
        case let error as any HTTPResponseError where error.status.code < 500:
            self = Problem(
                error.status,
                code: "malformed",
                title: "The request could not be read",
                detail: "The request could not be read."
            )
        default: self = .internalError
        }
    }

    /// Nothing is here, or nothing that the asker may know of: the two look the same.
    static let notFound = Problem(
        .notFound,
        code: "notFound",
        title: "There is nothing here",
        detail: "We found nothing at this address that you can see."
    )

    /// Nobody is known to ask.
    static let unauthenticated = Problem(
        .unauthorized,
        code: "unauthenticated",
        title: "You are not signed in",
        detail: "Send an API key or a session that is in force.",
        headers: [.wwwAuthenticate: "Bearer realm=\"recourse\""]
    )

    /// The same to somebody who sent a form after their session had ended.
    static let signedOut = Problem(
        .unauthorized,
        code: unauthenticated.primary.code,
        title: "You are signed out",
        detail: "Half an hour went by without a page, or you signed out. Nothing was sent.",
        headers: unauthenticated.headers
    )

    /// Another server writes at present.
    static let notWriting = Problem(
        .serviceUnavailable,
        code: "notWriting",
        title: "Nothing can be changed at present",
        detail: "Nothing was changed. What is there can be read. Please try again later.",
        headers: [.retryAfter: "5"]
    )

    /// Something broke on our side.
    static let internalError = Problem(
        .internalServerError,
        code: "internalError",
        title: "Something broke on our side",
        detail: "This is our fault, not yours. Nothing was changed. Please try again later."
    )

    /// The path is right and the method is not.
    static func methodNotAllowed(
        _ method: HTTPRequest.Method,
        allowed: [HTTPRequest.Method]
    ) -> Problem {
        let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return Problem(
            .methodNotAllowed,
            code: "methodNotAllowed",
            title: "This method is not offered here",
            detail: "Here you can use: \(names).",
            headers: [.allow: names]
        )
    }
}

extension RefusalCode {
    /// The HTTP status of a refusal with this code.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .notPermitted, .suspended, .recallNotConfirmed, .syntheticPeopleOnly: .forbidden
        case .budgetSpent: .tooManyRequests
        case .malformed, .missingField: .badRequest
        case .wrongState, .alreadyFiled, .alreadyEnrolled, .wordingChanged, .alreadyDecided,
            .filingBrake:
            .conflict
        default: .unprocessableContent
        }
    }

    /// A short title, the same for every refusal with this code.
    var title: String {
        switch self {
        case .notFound: "There is nothing here"
        case .notPermitted: "You may not do this"
        case .suspended, .recallNotConfirmed: "This access is suspended"
        case .syntheticPeopleOnly: "Invented people only"
        case .budgetSpent: "Today's looks are used up"
        case .filingBrake: "Nothing more can be filed for now"
        case .malformed, .missingField: "The request could not be read"
        case .tooManyFiles, .fileTooLarge, .fileNotPermitted: "A file cannot be taken"
        case .wrongState, .alreadyFiled, .alreadyEnrolled, .wordingChanged, .alreadyDecided:
            "This does not fit how things stand"
        case .purposeNotPermitted: "Not a purpose that is permitted"
        case .sharingIsOffUntilThePersonActs, .consentIsForOnePurposeAlone, .termTooLong:
            "Not a request for consent that is permitted"
        default: "Refused by a rule that protects the person"
        }
    }
}
