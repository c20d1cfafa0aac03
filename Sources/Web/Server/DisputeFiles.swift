import Bureau
import HTTPTypes
import Hummingbird
import Service

/// How files of disputes come in and go out, for all pages and routes alike.
enum DisputeFiles {
    /// The most bytes of a form with files: all files, the words beside them, and the heads between.
    static let bodyLimit = DisputeFile.mostBytesInAll + 64 * 1024

    /// What the file field of a form takes, as help for whoever chooses; what comes is looked at.
    static let accepted = DisputeFile.Kind.allCases.map(\.mediaType).joined(separator: ",")

    /// What can be sent, in words.
    static let hint =
        "PDF, picture (JPEG, PNG, HEIC) or plain text; at most \(DisputeFile.mostFiles) files of "
        + "\(DisputeFile.mostBytes / 1_048_576) MB each, "
        + "\(DisputeFile.mostBytesInAll / 1_048_576) MB in all. They are stored encrypted."

    /// The files of a form.
    static func sent(in form: MultipartForm) -> [SentFile] {
        form.files("files").map { SentFile(name: $0.fileName ?? "", bytes: $0.bytes) }
    }

    /// How many bytes, for people.
    static func size(_ bytes: Int) -> String {
        if bytes < 1_024 { return Words.count(bytes, "byte") }
        if bytes < 1_048_576 { return "\((bytes + 512) / 1_024) KB" }
        let tenths = (bytes * 10 + 524_288) / 1_048_576
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}

extension FrontDesk {
    /// A file of a dispute to take away, never to be shown: a browser learns no type that it would
    /// open, guesses none, and runs nothing of it.
    func download(_ copy: DisputeFileCopy) -> Response {
        bytes(
            copy.bytes,
            type: "application/octet-stream",
            headers: [.contentDisposition: Self.attachment(copy.file.name)]
        )
    }

    /// The parameter of the path that names a file; anything but a ULID names nothing.
    func fileIdentifier(of context: WebContext) throws -> DisputeFileID {
        try identifier(of: context, "file")
    }

    /// The header that makes a download of that name, in any script (RFC 6266).
    static func attachment(_ name: String) -> String {
        func isPlain(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        let digits = Array("0123456789ABCDEF")
        let encoded = name.utf8.map { byte in
            isPlain(byte)
                ? String(UnicodeScalar(byte))
                : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && isPlain(UInt8(scalar.value)) ? String(scalar) : "_"
        }.joined()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }
}

/// One file of a dispute, as a line of a page.
struct DisputeFileLine: Sendable {
    let name: String
    let path: String
    let size: String
    let sent: String
    let sha256: String

    /// The line of a file that is taken away at a path under which files stand.
    init(_ file: DisputeFile, under path: String, words: Words) {
        name = file.name
        self.path = "\(path)/\(file.id.rawValue)"
        size = DisputeFiles.size(file.size)
        sent = words.moment(file.at)
        sha256 = file.sha256
    }
}
