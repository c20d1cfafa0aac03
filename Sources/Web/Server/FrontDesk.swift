import Bureau
import Charters
import HTTPTypes
import Hummingbird
import Service

/// What every handler needs: the office, the settings, who asks, and how to answer.
struct FrontDesk: Sendable {
    /// The office behind the server.
    let office: CreditOffice
    /// The operator's settings.
    let settings: WebSettings
    /// The clock that may be moved, in demos and tests alone.
    let demoClock: SettableClock?
    /// Who is sending files.
    let uploads = UploadGate()

    /// Words at the present instant of the office's clock.
    var words: Words { Words(charter: office.charter, now: office.now) }

    /// The JSON body of a request, ready to be read.
    func fields(of request: Request) async throws -> FieldReader {
        FieldReader(try await BodyReader.json(of: request, limit: settings.bodyLimitBytes))
    }

    /// A JSON answer.
    func json(
        _ value: JSONValue,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        bytes(value.bytes, type: "application/json", status: status, headers: headers)
    }

    /// An answer of another type.
    func bytes(
        _ bytes: [UInt8],
        type: String,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(
            status: status,
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// A page.
    func html(_ text: String, status: HTTPResponse.Status) -> Response {
        bytes(Array(text.utf8), type: "text/html; charset=utf-8", status: status)
    }

    /// The parameter of the path that names something; anything but a ULID names nothing.
    func identifier<Subject>(
        _: Identifier<Subject>.Type = Identifier<Subject>.self,
        of context: WebContext,
        _ parameter: String = "id"
    ) throws -> Identifier<Subject> {
        let text = context.parameters.get(parameter) ?? ""
        let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        guard text.count == 26, text.allSatisfy(alphabet.contains) else { throw Problem.notFound }
        return Identifier(rawValue: text)
    }
}
