import Foundation
import Imports
import Safety
import TestSupport
import Testing

@testable import Importing

@Suite("Files compressed by gzip")
struct GzipTests {
    private let folder: PrivateFolder

    init() throws { folder = try PrivateFolder() }

    /// The file as the gzip program compresses it.
    private func gzip(_ text: String) throws -> [UInt8] {
        try folder.write("plain", text)
        let run = try folder.run("/bin/sh", ["-c", "gzip -9 -n -c plain > plain.gz"])
        #expect(run.status == 0, "\(run)")
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("plain.gz"))))
    }

    private func subjects(_ bytes: [UInt8], name: String = "subjects.csv.gz") throws -> [String] {
        let path = try folder.write(name, bytes)
        return try Collected(Delivery.open(paths: [path], profile: Imports.profile(Imports.ownProfile)))
            .subjects.map(\.subject)
    }

    private let text = "subject_id,site\n" + (1...500).map { "P\($0),S\($0 % 7)\n" }.joined()
    private let expected = (1...500).map { "P\($0)" }

    @Test("give the rows of the text, whatever they are called")
    func rows() throws {
        #expect(try subjects(gzip(text)) == expected)
        #expect(try subjects(gzip(text), name: "subjects.csv") == expected)
    }

    @Test("of several members, as tools append them, give the rows of all; zeros behind the last are padding")
    func members() throws {
        let middle = text.index(text.startIndex, offsetBy: 2_000)
        let both = try gzip(String(text[..<middle])) + gzip("") + gzip(String(text[middle...]))
        #expect(try subjects(both) == expected)
        #expect(try subjects(both + [UInt8](repeating: 0, count: 100_000)) == expected)
    }

    @Test("are hashed as they lie, and read to their last byte")
    func digest() throws {
        let bytes = try gzip(text)
        let path = try folder.write("s.csv.gz", bytes)
        let delivery = try Delivery.open(paths: [path], profile: Imports.profile(Imports.ownProfile))
        #expect(delivery.files[0].source.bytes == bytes.count)
        #expect(delivery.files[0].source.sha256 == (try FileDigest(ofFile: path).hex))
        #expect(delivery.files[0].source.format == "delimited delimiter=2C quote=22 compression=gzip")
        var rows = try RowStream(delivery.files[0])
        while try rows.next() != nil {}
        #expect(rows.bytesRead == bytes.count)
    }

    @Test("that end too early are refused wherever they end, with the offset of the end")
    func truncated() throws {
        let bytes = try gzip(text)
        for length in stride(from: 20, to: bytes.count, by: 97) + [bytes.count - 1] {
            let error = #expect(throws: ImportingError.self) { try subjects(Array(bytes[..<length])) }
            guard case .unreadable(.damagedContainer(_, let offset, _)) = error else {
                Issue.record("\(length): \(String(describing: error))")
                continue
            }
            #expect(offset == length)
        }
    }

    @Test("with a changed byte or with other bytes behind them are refused, and never give other rows")
    func corrupt() throws {
        let bytes = try gzip(text)
        // The first ten bytes hold a time and a system, which mean nothing here.
        for position in stride(from: 10, to: bytes.count, by: 41) {
            var damaged = bytes
            damaged[position] ^= 0x10
            #expect(throws: ImportingError.self, "byte \(position)") { try subjects(damaged) }
        }
        let error = #expect(throws: ImportingError.self) { try subjects(bytes + Array("garbage".utf8)) }
        #expect(error?.description.contains("damaged at byte \(bytes.count)") == true, "\(String(describing: error))")
    }

    @Test("may hold text of another encoding, and a row is found again by its place in the text")
    func encoded() throws {
        let cp949 = try EncodedTextTests.encoded("subject_id,site\n환자-1,서울\n환자-2,부산\n", 0x8000_0422)
        try folder.write("plain", cp949)
        #expect(try folder.run("/bin/sh", ["-c", "gzip -n -c plain > k.csv.gz"]).status == 0)
        let delivery = try Delivery.open(
            paths: [folder.file("k.csv.gz")], profile: Imports.profile(Imports.ownProfile),
            encoding: TextEncoding(name: "cp949"))
        let read = try Collected(delivery)
        #expect(read.subjects.map(\.site) == ["서울", "부산"])
        let row = try delivery.files[0].rawRow(atByteOffset: read.origins[1].byteOffset)
        #expect(String(decoding: row, as: UTF8.self) == "환자-2,부산")
    }
}

private func + (a: StrideTo<Int>, b: [Int]) -> [Int] { Array(a) + b }
