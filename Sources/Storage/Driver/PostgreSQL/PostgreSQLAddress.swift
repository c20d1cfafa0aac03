import CLibPQ

/// Where a PostgreSQL database is and how it is reached: a connection string, read by libpq.
///
/// Everything that libpq knows can be named (`sslmode`, `sslrootcert`, `sslcert`, `service` ...); a
/// password may come from `PGPASSWORD` or `.pgpass` instead. Never shown in errors or logs.
struct PostgreSQLAddress: Sendable {
    /// What we set unless the connection string, or `PG...` in the environment, does.
    ///
    /// A peer that vanished without a word is noticed within about a minute.
    static let defaults = [
        ("application_name", "recourse"), ("connect_timeout", "10"), ("keepalives_idle", "30"),
        ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
    ]

    /// Keywords and values in the order in which libpq gets them.
    let parameters: [(keyword: String, value: String)]

    /// Reads a connection string: `postgresql://...`, or `host=... dbname=...`.
    ///
    /// - Throws: ``StoreError`` without any part of the string, which may hold a password.
    init(_ text: String) throws {
        // The message that libpq gives would quote the part that it cannot read.
        guard let options = PQconninfoParse(text, nil) else {
            throw StoreError(
                .unavailable,
                "the address of the database cannot be read: expected "
                    + "postgresql://USER@HOST:PORT/DATABASE?OPTION=VALUE with special characters "
                    + "percent-encoded (it is not shown here, it may hold a password)"
            )
        }
        defer { PQconninfoFree(options) }
        var named = Self.pairs(options)
        if let environment = PQconndefaults() {
            let known = Dictionary(uniqueKeysWithValues: Self.pairs(environment))
            PQconninfoFree(environment)
            let builtIn = ["application_name": "", "connect_timeout": ""]
            for (keyword, value) in Self.defaults
            where !named.contains(where: { $0.0 == keyword }) {
                let isSet = known[keyword].map { $0 != builtIn[keyword, default: ""] } ?? false
                if !isSet { named.append((keyword, value)) }
            }
        }
        named.removeAll { $0.0 == "client_encoding" }
        named.append(("client_encoding", "UTF8"))
        parameters = named.map { (keyword: $0.0, value: $0.1) }
    }

    /// Hands keywords and values to a function of libpq, each list ended by nil.
    func withParameters<T>(
        _ body: (
            UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>
        ) -> T
    ) -> T {
        var bytes: [UInt8] = []
        var starts: [(Int, Int)] = []
        for (keyword, value) in parameters {
            let start = bytes.count
            bytes += Array(keyword.utf8) + [0]
            starts.append((start, bytes.count))
            bytes += Array(value.utf8) + [0]
        }
        return bytes.withUnsafeBytes { buffer in
            func pointer(_ start: Int) -> UnsafePointer<CChar>? {
                buffer.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
            }
            return body(starts.map { pointer($0.0) } + [nil], starts.map { pointer($0.1) } + [nil])
        }
    }

    /// The password in the connection string, so that a message can be freed of it.
    var password: String? {
        parameters.last { $0.keyword == "password" && !$0.value.isEmpty }?.value
    }

    private static func pairs(
        _ options: UnsafeMutablePointer<PQconninfoOption>
    ) -> [(String, String)] {
        var pairs: [(String, String)] = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                pairs.append((String(cString: keyword), String(cString: value)))
            }
            option += 1
        }
        return pairs
    }
}
