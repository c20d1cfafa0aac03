import CCurl
import Foundation

/// One transfer by libcurl; every wait in it has an end.
///
/// Used by one thread, and over when it is released.
final class Transfer {
    private let handle: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var upload: Upload?
    private var reply: Reply?

    /// Bytes on their way out.
    private final class Upload {
        let bytes: [UInt8]
        var position = 0

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }
    }

    /// libcurl's own state, made once for the process before any thread uses it.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A transfer that ends after that many seconds at most.
    init?(longestSeconds: Int, connectSeconds: Int) {
        guard Self.isReady, let handle = curl_easy_init() else { return nil }
        self.handle = handle
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_TIMEOUT, longestSeconds)
        set(CURLOPT_CONNECTTIMEOUT, connectSeconds)
        _ = recourse_curl_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// Sets a text; libcurl keeps a copy.
    func set(_ option: CURLoption, _ text: String) { _ = recourse_curl_text(handle, option, text) }

    /// Sets a number.
    func set(_ option: CURLoption, _ number: Int) {
        _ = recourse_curl_number(handle, option, number)
    }

    /// Sets a list of texts.
    func set(_ option: CURLoption, _ texts: [String]) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts { list = curl_slist_append(list, text) }
        guard let list else { return }
        lists.append(list)
        _ = recourse_curl_list(handle, option, list)
    }

    /// What is sent.
    func send(_ bytes: [UInt8]) {
        let upload = Upload(bytes)
        self.upload = upload
        set(CURLOPT_UPLOAD, 1)
        _ = recourse_curl_read(
            handle,
            { buffer, size, count, data in
                guard let buffer, let data else { return 0 }
                let upload = Unmanaged<Upload>.fromOpaque(data).takeUnretainedValue()
                let length = min(size * count, upload.bytes.count - upload.position)
                upload.bytes.withUnsafeBytes { bytes in
                    guard length > 0, let base = bytes.baseAddress else { return }
                    UnsafeMutableRawPointer(buffer)
                        .copyMemory(from: base + upload.position, byteCount: length)
                }
                upload.position += length
                return length
            },
            Unmanaged.passUnretained(upload).toOpaque()
        )
    }

    /// What is sent as the body of a POST.
    ///
    /// libcurl keeps a copy; what is answered is thrown away.
    func post(_ bytes: [UInt8]) {
        set(CURLOPT_POST, 1)
        set(CURLOPT_POSTFIELDSIZE, bytes.count)
        bytes.withUnsafeBytes { bytes in
            let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            _ = recourse_curl_pointer(handle, CURLOPT_COPYPOSTFIELDS, start)
        }
        _ = recourse_curl_write(handle, { _, size, count, _ in size * count }, nil)
    }

    /// Bytes on their way in, up to a limit.
    final class Reply {
        /// What came so far.
        fileprivate(set) var bytes: [UInt8] = []
        private let limit: Int

        init(limit: Int) { self.limit = limit }

        fileprivate func take(_ more: UnsafeRawBufferPointer) -> Bool {
            guard bytes.count + more.count <= limit else { return false }
            bytes.append(contentsOf: more)
            return true
        }
    }

    /// Keeps what is answered; more than the reply holds ends the transfer.
    func keep(_ reply: Reply) {
        self.reply = reply
        _ = recourse_curl_write(
            handle,
            { buffer, size, count, data in
                guard let buffer, let data else { return 0 }
                let reply = Unmanaged<Reply>.fromOpaque(data).takeUnretainedValue()
                let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
                return reply.take(bytes) ? size * count : 0
            },
            Unmanaged.passUnretained(reply).toOpaque()
        )
    }

    /// Connects to nothing but public addresses.
    func reachPublicAddressesOnly() { _ = recourse_curl_public_only(handle) }

    /// Runs it on this thread.
    ///
    /// - Returns: What libcurl says, the last reply code of the other side, and libcurl's own words.
    func run() -> (code: CURLcode, reply: Int, words: String) {
        let code = curl_easy_perform(handle)
        return (code, recourse_curl_reply(handle), String(cString: errorText))
    }

    /// Runs a body that waits for the network on a thread of its own.
    ///
    /// The threads of the server's tasks are as many as processors; none may stand still.
    static func onOwnThread<Answer: Sendable>(
        _ body: @escaping @Sendable () -> Answer
    ) async -> Answer {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}
