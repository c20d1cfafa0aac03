import Hummingbird

/// Which part of a long list a page shows, and the ways to the newer and the older part.
struct Paging: Sendable {
    /// How many lines one page shows.
    static let size = 30

    /// Which page it is, from 1.
    let number: Int
    /// Which lines of how many are shown.
    let span: String
    /// Where the lines before these are; nil on the first page.
    let newer: String?
    /// Where the lines after these are; nil on the last page.
    let older: String?

    /// The lines of one page and the ways to the others, if there are any.
    ///
    /// A page that does not exist is the first one.
    static func part<Line>(
        of lines: [Line],
        page: Int,
        path: String
    ) -> (lines: ArraySlice<Line>, paging: Paging?) {
        guard lines.count > size else { return (lines[...], nil) }
        let last = (lines.count - 1) / size + 1
        let number = (1...last).contains(page) ? page : 1
        let shown = (number - 1) * size..<min(number * size, lines.count)
        let paging = Paging(
            number: number,
            span: "You see \(shown.lowerBound + 1) to \(shown.upperBound) of \(lines.count).",
            newer: number == 1 ? nil : number == 2 ? path : "\(path)?page=\(number - 1)",
            older: number == last ? nil : "\(path)?page=\(number + 1)"
        )
        return (lines[shown], paging)
    }

    /// The page that a request asks for; the first one when it says none that can be read.
    static func page(of request: Request) -> Int {
        request.uri.queryParameters.get("page").flatMap { Int($0) } ?? 1
    }
}
