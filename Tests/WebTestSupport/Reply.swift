import Foundation
public import HTTPTypes

/// An answer of the server, whole.
public struct Reply: Sendable {
    /// The status code.
    public let status: Int
    /// The headers.
    public let headers: HTTPFields
    /// The body.
    public let body: [UInt8]

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// One header by name.
    public func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }

    /// The body as a JSON object; empty when it is none.
    public var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// A text at a dotted path of the JSON object.
    public func text(at path: String) -> String? { value(at: path) as? String }

    /// A value at a dotted path of the JSON object; numbers index lists.
    public func value(at path: String) -> Any? {
        path.split(separator: ".").reduce(json as Any?) { value, name in
            if let list = value as? [Any], let index = Int(name), list.indices.contains(index) {
                return list[index]
            }
            return (value as? [String: Any])?[String(name)]
        }
    }

    /// The value of a cookie that the answer sets.
    public func cookie(_ name: String) -> String? {
        for line in headers[values: .setCookie] where line.hasPrefix(name + "=") {
            return line.dropFirst(name.count + 1).split(
                separator: ";",
                omittingEmptySubsequences: false
            ).first.map(String.init)
        }
        return nil
    }
}
