import Foundation
import Importing
import Testing

@Suite("The hash of a source file")
struct FileDigestTests {
    /// NIST, "Secure Hash Algorithm test vectors": the examples of FIPS 180-4 for SHA-256 and the empty message.
    static let vectors: [(String, Int, String)] = [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test("The published vectors of SHA-256 come out, from memory and from a file", arguments: vectors)
    func published(_ text: String, _ times: Int, _ hex: String) throws {
        let bytes = Array(String(repeating: text, count: times).utf8)
        let digest = try FileDigest(of: bytes)
        #expect(digest.hex == hex)
        #expect(digest.sha256.count == 32)
        #expect(digest.byteCount == bytes.count)
        let fromFile = try DelimitedFileTests.withFile(bytes) { try FileDigest(ofFile: $0) }
        #expect(fromFile == digest)
    }

    @Test("A file as long as the reading window, or one byte off, is hashed whole", arguments: [-1, 0, 1])
    func windowEdges(_ difference: Int) throws {
        let bytes = (0..<(2 << 18) + difference).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let digest = try DelimitedFileTests.withFile(bytes) { try FileDigest(ofFile: $0) }
        #expect(try digest == FileDigest(of: bytes))
        #expect(digest.byteCount == bytes.count)
    }

    @Test("One changed bit changes the hash")
    func oneBit() throws {
        let bytes = Array("S-001,Headache\n".utf8)
        var changed = bytes
        changed[3] ^= 1
        #expect(try FileDigest(of: bytes) != FileDigest(of: changed))
    }
}
