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
        let output = Pipe()
        process.standardInput = pipe
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try? output.fileHandleForWriting.close()
        var said = Data()
        while !said.contains(Data("READY\n".utf8)) {
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
    public func freshSchema() throws -> String {
        let number = lastName.withLock { name in
            name += 1
            return name
        }
        let name = "test\(number)"
        try run("CREATE SCHEMA \(name)")
        return address(options: ["options='-c search_path=\(name)'"])
    }

    /// Runs statements as the owner, at once and without a driver of ours.
    public func run(_ sql: String) throws {
        let connection = PQconnectdb(address())
        defer { PQfinish(connection) }
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw Missing(description: String(cString: PQerrorMessage(connection)))
        }
    }

    /// Stops the server as an administrator would, and starts it again.
    public func restart() throws { try control("restart", "-m", "fast") }

    /// Stops the server.
    public func stop() throws { try control("stop", "-m", "fast") }

    private func control(_ words: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            [
                "-c",
                """
                folder=$1; shift; cd "$folder" || exit 1
                bin=$(cat "$folder/bin"); set -- "$bin/pg_ctl" -w -s -D "$folder/data" \
                -l "$folder/log" "$@"
                if [ "$(id -u)" = 0 ]; then exec runuser -u postgres -- "$@"; fi
                exec "$@"
                """, "sh", folder.path,
            ] + words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Missing(description: "pg_ctl \(words.joined(separator: " ")) failed")
        }
    }

    /// Makes the server, starts it, says so, waits for the end of its input, and clears up.
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
        echo "$bin" >"$folder/bin"
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
        "$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/log" </dev/null >/dev/null 2>&1 ||
            { cat "$folder/log"; exit 1; }
        echo READY
        cat >/dev/null
        """
    }
}
