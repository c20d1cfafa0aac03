public import Bureau
import Charters
import Crypto
import Evidence
import Foundation
import Storage

extension CreditOffice {
    /// The recall room of this office; run it in the server that holds the lease.
    public func recallRoom(_ means: RecallMeans) -> RecallRoom {
        RecallRoom(office: self, means: means)
    }

    /// The messages that a lender was or is to be told, newest first.
    ///
    /// - Complexity: O(messages that it ever got).
    /// - Throws: `Refusal` when it is not a lender that asks.
    public func retractions(for principal: Principal) async throws -> [Retraction] {
        guard principal.subscriber != nil else { throw Refusal.notPermitted }
        return try await held(by: principal)
    }

    /// All messages that are not confirmed, newest first, for the operator's staff.
    ///
    /// - Complexity: O(messages).
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func unconfirmedRetractions(for principal: Principal) async throws -> [Retraction] {
        guard principal.roles.contains(.operator_) else { throw Refusal.notPermitted }
        return try await held(Retraction.self, by: principal).filter { $0.state != .confirmed }
    }

    /// The secret with which messages to a subscriber are signed, as it is shown to the operator.
    ///
    /// Computed from the office's keys, so that it is stored nowhere.
    /// - Throws: `Refusal` when it is not the operator's staff who asks.
    public func messageSecret(
        of subscriber: SubscriberID,
        for principal: Principal
    ) throws(Refusal) -> String {
        guard principal.roles.contains(.operator_) else { throw .notPermitted }
        return "whsec_" + Data(messageKey(of: subscriber)).base64EncodedString()
    }

    private func messageKey(of subscriber: SubscriberID) -> [UInt8] {
        context.keys.index.hash(.message, subscriber.rawValue)
    }

    /// A message with its signature: HMAC-SHA256 over identifier, moment and body, as Standard
    /// Webhooks has it, so that nobody else can send one and an old one is recognised.
    func message(_ one: Retraction, to address: String) throws -> SignedMessage {
        let value: CanonicalValue = .object([
            "confirmAt": .string("/v1/retractions/\(one.id.rawValue)/confirmation"),
            "followBy": .string(one.tellBy.description), "id": .string(one.id.rawValue),
            "inquiry": .string(one.inquiry.rawValue),
            "raisedAt": .string(one.raisedAt.description),
            "reason": .string(one.reason.rawValue), "type": .string("retraction"),
        ])
        let body = Array(try value.canonicalBytes)
        let seconds = String(now.millisecondsSinceEpoch / 1000)
        let signed = Array("\(one.id.rawValue).\(seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(
            for: signed,
            using: SymmetricKey(data: messageKey(of: one.recipient))
        )
        return SignedMessage(
            address: address,
            headers: [
                "content-type": "application/json", "webhook-id": one.id.rawValue,
                "webhook-timestamp": seconds,
                "webhook-signature": "v1," + Data(code).base64EncodedString(),
            ],
            body: body
        )
    }
}
