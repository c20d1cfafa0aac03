internal import Crypto

/// SHA-256 of some bytes, in lower-case hexadecimal.
func sha256Hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    let digest = SHA256.hash(data: Array(bytes))
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
