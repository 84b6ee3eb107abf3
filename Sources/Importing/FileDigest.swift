import CCrypto

/// The SHA-256 and the size of a file's bytes: how a source file is recognised.
///
/// SHA-256 is the function of FIPS 180-4, computed by OpenSSL's libcrypto; `sha256sum` prints the same.
package struct FileDigest: Sendable, Hashable {
    /// The 32 bytes of the hash.
    package let sha256: [UInt8]
    /// The number of bytes hashed.
    package let byteCount: Int

    /// Hashes a file, read through a window of fixed size.
    package init(ofFile path: String) throws(SourceReadError) {
        try self.init(of: ByteSource(path: path))
    }

    /// Hashes bytes in memory; `name` stands for the path in errors.
    package init(of bytes: [UInt8], name: String = "text") throws(SourceReadError) {
        try self.init(of: ByteSource(bytes: bytes, name: name))
    }

    private init(of source: consuming ByteSource) throws(SourceReadError) {
        guard var state = SHA256State() else { throw .cannotHash(path: source.path) }
        var window = [UInt8](repeating: 0, count: 1 << 18)
        var count: Int
        repeat {
            count = try source.fill(&window, 0..<window.count)
            guard state.add(window, count: count) else { throw .cannotHash(path: source.path) }
        } while count == window.count
        guard let hash = state.finish() else { throw .cannotHash(path: source.path) }
        sha256 = hash
        byteCount = source.offset
    }

    /// The hash in lower-case hexadecimal.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: sha256.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// A SHA-256 under way. Libcrypto may refuse every step, for instance for want of memory.
private struct SHA256State: ~Copyable {
    private static let byteCount = 32
    private let context: OpaquePointer

    init?() {
        guard let context = EVP_MD_CTX_new() else { return nil }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            return nil
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    mutating func add(_ bytes: [UInt8], count: Int) -> Bool {
        EVP_DigestUpdate(context, bytes, min(count, bytes.count)) == 1
    }

    mutating func finish() -> [UInt8]? {
        var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &hash, &length) == 1, length == Self.byteCount else { return nil }
        return Array(hash.prefix(Self.byteCount))
    }
}
