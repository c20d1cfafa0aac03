import Bureau
import CCurl
import Foundation
import Service

/// Sends signed messages by HTTPS; follows nobody elsewhere, and reaches no private address.
///
/// The address is looked at when the connection is made, after the name was resolved, so that a name
/// that leads into the operator's own network leads nowhere.
struct MessageSender: Sendable {
    /// Whether loopback and private networks may be reached, and plain HTTP used there.
    let permitsPrivate: Bool
    /// A file of certificates to believe instead of the system's.
    let authorities: String?

    /// Sends one message.
    @Sendable func send(_ message: SignedMessage) async -> MessageReply {
        await Transfer.onOwnThread { [self] in post(message) }
    }

    private func post(_ message: SignedMessage) -> MessageReply {
        guard let transfer = Transfer(longestSeconds: 20, connectSeconds: 10) else {
            return .notTaken(code: nil)
        }
        transfer.set(CURLOPT_URL, message.address)
        transfer.set(CURLOPT_PROTOCOLS_STR, permitsPrivate ? "http,https" : "https")
        // No proxy of the environment: it would reach what we may not.
        transfer.set(CURLOPT_PROXY, "")
        if let authorities { transfer.set(CURLOPT_CAINFO, authorities) }
        if !permitsPrivate { transfer.reachPublicAddressesOnly() }
        transfer.post(message.body)
        transfer.set(
            CURLOPT_HTTPHEADER,
            message.headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                + ["user-agent: recourse", "expect:"]
        )
        let (code, status, _) = transfer.run()
        guard code == CURLE_OK, (200...299).contains(status) else {
            return .notTaken(code: status >= 100 ? status : nil)
        }
        return .taken(code: status)
    }
}
