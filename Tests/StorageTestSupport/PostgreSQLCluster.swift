import CLibPQ
public import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own, in a fresh folder and behind a Unix socket there.
///
/// It is stopped, and its folder removed, when its value or this process ends, however it ends: a
/// shell reads a pipe that this process holds open, and does both when the pipe closes.
public final class PostgreSQLCluster: Sendable {
    /// Why there is no server.
    public struct Missing: Error, CustomStringConvertible {
        /// What to do.
        public let description: String
    }

    /// The server that most tests share; started by the first that asks.
    public static let shared = Result { try PostgreSQLCluster() }

    /// The user of the tests, who may do anything, and needs no password.
    public static let owner = "postgres"

    /// Where socket and data lie.
    public let folder: URL
    private let pipe = Pipe()
    private let output = Pipe()
    private let lastName = Mutex(0)

    /// Makes and starts a server; needs some seconds.
    ///
    /// - Parameter settings: Lines of `postgresql.conf` beside those of every test server.
    public init(settings: [String] = []) throws {
        folder = URL(fileURLWithPath: "/tmp").appendingPathComponent(
            "recourse-pg-\(UUID().uuidString.prefix(8))"
        )
        let script = folder.appendingPathComponent("run")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.script(settings: settings).utf8).write(to: script)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // PostgreSQL refuses to run as root; Debian's package brings a user for it.
        process.arguments = [
            "-c",
            """
            if [ "$(id -u)" = 0 ]; then chown postgres "$1"; cd "$1" || exit 1
            exec runuser -u postgres -- /bin/sh "$1/run" "$1"; fi
            exec /bin/sh "$1/run" "$1"
            """, "sh", folder.path,
        ]
        process.standardInput = pipe
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try? output.fileHandleForWriting.close()
        try awaitWord("READY")
    }

    /// Reads what the shell says, up to a line with that word.
    private func awaitWord(_ word: String) throws {
        var said = Data()
        while !said.contains(Data("\(word)\n".utf8)) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw Missing(
                    description: "no PostgreSQL server: script/bootstrap --tests installs it. "
                        + String(decoding: said, as: UTF8.self)
                )
            }
            said += more
        }
    }

    deinit { try? pipe.fileHandleForWriting.close() }

    /// The address of a database, with further options of libpq, each `name=value`.
    public func address(
        database: String = "postgres",
        user: String = PostgreSQLCluster.owner,
        options: [String] = []
    ) -> String {
        ([
            "host=\(folder.path)", "port=5432", "user=\(user)", "dbname=\(database)",
        ] + options).joined(separator: " ")
    }

    /// The address of a fresh and empty schema.
    ///
    /// - Parameter settings: Settings of its connections, each `name=value`.
    public func freshSchema(settings: [String] = []) throws -> String {
        let number = lastName.withLock { name in
            name += 1
            return name
        }
        let name = "test\(number)"
        try run("CREATE SCHEMA \(name)")
        let all = ["search_path=\(name)"] + settings
        return address(options: ["options='\(all.map { "-c \($0)" }.joined(separator: " "))'"])
    }

    /// Runs statements as the owner, at once and without a driver of ours; the first value of the
    /// last one's result, if it has any.
    ///
    /// - Parameter address: Where; the database `postgres` by default.
    @discardableResult
    public func run(_ sql: String, at address: String? = nil) throws -> String? {
        let connection = PQconnectdb(address ?? self.address())
        defer { PQfinish(connection) }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw Missing(description: String(cString: PQerrorMessage(connection)))
        }
        return PQntuples(result) > 0 ? String(cString: PQgetvalue(result, 0, 0)) : nil
    }

    /// Waits, without blocking, until a query answers `t`.
    public func until(_ sql: String) async throws {
        while try run(sql) != "t" { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Stops the server as an administrator would, and starts it again.
    public func restart() throws { try order("restart") }

    /// Stops the server.
    public func stop() throws { try order("stop") }

    /// The shell gives the order: a server that this process started itself would keep what tells
    /// Foundation that a process has ended.
    private func order(_ word: String) throws {
        try pipe.fileHandleForWriting.write(contentsOf: Data("\(word)\n".utf8))
        try awaitWord("DONE")
    }

    /// Makes the server, starts it, says so, takes orders up to the end of its input, and clears up.
    ///
    /// Made for German, so that a text compared by language instead of by bytes shows. Safe from
    /// nothing but the end of the process: no test pulls a plug.
    private static func script(settings: [String]) -> String {
        """
        folder=$1
        for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) \
        $(dirname "$(command -v postgres 2>/dev/null)" 2>/dev/null); do
            [ -x "$bin/initdb" ] && break
        done
        [ -x "$bin/initdb" ] || { echo "initdb is not installed"; exit 1; }
        trap '"$bin/pg_ctl" stop -s -m immediate -D "$folder/data"; rm -rf "$folder"' EXIT
        trap '' INT TERM HUP
        "$bin/initdb" -D "$folder/data" -U \(owner) -A trust -E UTF8 --locale=C \
            --locale-provider=icu --icu-locale=de --no-sync >"$folder/log" 2>&1 ||
            { cat "$folder/log"; exit 1; }
        cat >>"$folder/data/postgresql.conf" <<'END'
        listen_addresses = ''
        unix_socket_directories = '.'
        fsync = off
        full_page_writes = off
        autovacuum = off
        max_connections = 400
        shared_buffers = 64MB
        max_locks_per_transaction = 256
        log_min_messages = fatal
        \(settings.joined(separator: "\n"))
        END
        sed -i "s|^unix_socket_directories.*|unix_socket_directories = '$folder'|" \
            "$folder/data/postgresql.conf"
        sed -i '1i local all locked scram-sha-256' "$folder/data/pg_hba.conf"
        control() {
            "$bin/pg_ctl" "$@" -w -s -D "$folder/data" -l "$folder/log" </dev/null >/dev/null 2>&1
        }
        control start || { cat "$folder/log"; exit 1; }
        echo READY
        while read -r word; do control "$word" -m fast && echo DONE; done
        """
    }
}
