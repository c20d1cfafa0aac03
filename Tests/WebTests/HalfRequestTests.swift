import Foundation
import Service
import Testing
import WebTestSupport

@testable import Web

#if canImport(Glibc)
import Glibc
#endif

@Suite("A request that stops half way")
struct HalfRequestTests {
    @Test("is let go after a while, and the server ends when it is told to")
    func letGo() async throws {
        var settings = WebSettings(port: 0, isDemo: true, cookiesAreSecure: false)
        settings.idleSeconds = 1
        let server = WebServer(office: try await World().office, settings: settings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (addresses, listening) = AsyncStream<String>.makeStream()
            group.addTask {
                try await server.run { listening.yield($0) }
            }
            for await address in addresses {
                let port = try #require(UInt16(address.split(separator: ":").last ?? ""))
                let read = try await Task.detached { try Self.sendHalf(to: port) }.value
                #expect(read == 0, "the server closes it")
                break
            }
            group.cancelAll()
        }
    }

    /// Sends the head of a form and a few bytes of it, then waits for what comes.
    ///
    /// - Returns: How many bytes came; 0 when the other side closed, less when nothing came for long.
    private static func sendHalf(to port: UInt16) throws -> Int {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(
            connection,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &limit,
            socklen_t(MemoryLayout<timeval>.size)
        )
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        try #require(isConnected)
        let head = """
            POST /v1/me/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
            Content-Length: 1000\r\n\r\n{"challenge":
            """
        let bytes = Array(head.utf8)
        try #require(send(connection, bytes, bytes.count, 0) == bytes.count)
        var answer = [UInt8](repeating: 0, count: 100)
        return recv(connection, &answer, answer.count, 0)
    }
}
