import CSodium

/// The SHA-256 and the size of a file's bytes: how a source file is recognised.
///
/// SHA-256 is the function of FIPS 180-4, computed by libsodium; `sha256sum` prints the same.
package struct FileDigest: Sendable, Hashable {
    /// The 32 bytes of the hash.
    package let sha256: [UInt8]
    /// The number of bytes hashed.
    package let byteCount: Int

    /// Hashes a file, read through a window of fixed size.
    package init(ofFile path: String) throws(DelimitedReadError) {
        var source = try ByteSource(path: path)
        var state = crypto_hash_sha256_state()
        crypto_hash_sha256_init(&state)
        var window = [UInt8](repeating: 0, count: 1 << 18)
        var count: Int
        repeat {
            count = try source.fill(&window, 0..<window.count)
            crypto_hash_sha256_update(&state, window, UInt64(count))
        } while count == window.count
        self.init(finishing: &state, byteCount: source.offset)
    }

    /// Hashes bytes in memory.
    package init(of bytes: [UInt8]) {
        var state = crypto_hash_sha256_state()
        crypto_hash_sha256_init(&state)
        crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
        self.init(finishing: &state, byteCount: bytes.count)
    }

    private init(finishing state: inout crypto_hash_sha256_state, byteCount: Int) {
        var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &hash)
        sha256 = hash
        self.byteCount = byteCount
    }

    /// The hash in lower-case hexadecimal.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: sha256.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
