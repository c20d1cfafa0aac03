extension DisputeFile.Kind {
    /// What bytes are by how they begin; for words, all of them.
    ///
    /// - Complexity: O(1), O(bytes) for words.
    init?(of bytes: [UInt8]) {
        func begins(_ text: String, at place: Int = 0) -> Bool {
            bytes.dropFirst(place).starts(with: text.utf8)
        }
        let brands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"]
        if begins("%PDF-") {
            self = .pdf
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if begins("ftyp", at: 4), brands.contains(where: { begins($0, at: 8) }) {
            self = .heic
        } else if Self.isText(bytes) {
            self = .text
        } else {
            return nil
        }
    }

    /// Whether bytes are words in UTF-8: no control characters but those that lay out lines.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        let layout: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D]
        return !bytes.isEmpty
            && bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || layout.contains($0) }
            && String(validating: bytes, as: UTF8.self) != nil
    }

    /// The endings of its names, the usual one first.
    public var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .heic: ["heic", "heif"]
        case .text: ["txt"]
        }
    }

    /// The media type, for those who ask for files by it.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .heic: "image/heic"
        case .text: "text/plain"
        }
    }

    /// A name with an ending of this kind: another one is kept before it, so that a program that
    /// goes by endings takes it for what it is.
    func ending(_ name: String) -> String {
        let last = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
        let isRight = name.contains(".") && endings.contains(last.lowercased())
        return isRight ? name : "\(name).\(endings[0])"
    }
}
