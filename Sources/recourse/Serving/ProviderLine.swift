import CCurl
import Foundation
import Service

/// How the server reaches the provider of OpenID Connect: libcurl, TLS checked, no redirects followed,
/// a megabyte and ten seconds at most.
enum ProviderLine {
    private static let longestBytes = 1 << 20

    /// Fetches the body of a reply with status 200.
    static func fetch(_ request: OpenIDRequest) async -> [UInt8]? {
        await Transfer.onOwnThread {
            guard let transfer = Transfer(longestSeconds: 10, connectSeconds: 5) else { return nil }
            transfer.set(CURLOPT_URL, request.address)
            transfer.set(CURLOPT_PROTOCOLS_STR, "http,https")
            transfer.set(CURLOPT_FOLLOWLOCATION, 0)
            transfer.set(CURLOPT_HTTPHEADER, request.headers)
            let reply = Transfer.Reply(limit: longestBytes)
            if let body = request.body { transfer.post(body) }
            transfer.keep(reply)
            let (code, status, _) = transfer.run()
            return code == CURLE_OK && status == 200 ? reply.bytes : nil
        }
    }
}
