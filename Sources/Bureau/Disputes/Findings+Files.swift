import Charters

extension Findings {
    /// Notes everything for which files are not taken, each with its place among those sent.
    mutating func checkFiles(_ files: [SentFile], beside kept: [DisputeFile]) {
        let count = kept.count + files.count
        if count > DisputeFile.mostFiles {
            let left = DisputeFile.mostFiles - kept.count
            addFile(
                .tooManyFiles,
                "A dispute has at most \(DisputeFile.mostFiles) files, and with these it would have "
                    + "\(count). "
                    + (left > 0 ? "Choose at most \(left)." : "No more can be added."),
                at: nil
            )
        }
        let sum = kept.map(\.size).reduce(0, +) + files.map(\.bytes.count).reduce(0, +)
        if sum > DisputeFile.mostBytesInAll {
            addFile(
                .fileTooLarge,
                "The files of a dispute have at most \(Self.megabytes(DisputeFile.mostBytesInAll)) "
                    + "MB in all, and with these they would have \(Self.megabytes(sum)) MB. Choose "
                    + "fewer or smaller ones.",
                at: nil
            )
        }
        var known = Set(kept.map(\.sha256))
        for (place, file) in files.enumerated() {
            let name = "File \(place + 1)"
            if file.bytes.isEmpty {
                addFile(.fileNotPermitted, "\(name) is empty. Choose it again.", at: place)
            } else if file.bytes.count > DisputeFile.mostBytes {
                addFile(
                    .fileTooLarge,
                    "\(name) has \(Self.megabytes(file.bytes.count)) MB; a file has at most "
                        + "\(Self.megabytes(DisputeFile.mostBytes)) MB. Make a smaller picture of it, "
                        + "or send it in parts.",
                    at: place
                )
            } else if file.kind == nil {
                addFile(
                    .fileNotPermitted,
                    "\(name) is no PDF, no picture (JPEG, PNG, HEIC) and no plain text in UTF-8, "
                        + "whatever its name says. Save it as a PDF or make a picture of it.",
                    at: place
                )
            } else if !known.insert(file.sha256).inserted {
                addFile(
                    .fileNotPermitted,
                    "\(name) is here already. Leave it out.",
                    at: place
                )
            }
        }
    }

    private mutating func addFile(_ code: RefusalCode, _ sentence: String, at place: Int?) {
        let field = place.map { "files.\($0 + 1)" } ?? "files"
        add(code, sentence, .contestedIsHidden, field: field)
    }

    /// Whole megabytes and one tenth, rounded up, so that what is too much never reads as enough.
    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes * 10 + 1_048_575) / 1_048_576
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
