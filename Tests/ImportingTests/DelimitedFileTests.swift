import Foundation
import Importing
import Testing

@Suite("Delimited files on disk")
struct DelimitedFileTests {
    /// Writes bytes to a file of its own and removes it after `body`.
    static func withFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("delimited-\(UUID().uuidString).csv")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    static let text = "\u{FEFF}id,term\r\n1,\"two\r\nlines\"\r\n2,\"said \"\"ouch\"\"\"\r\n\r\n3,발열\r\n4,a\"b"

    @Test("A file gives the same records as its bytes, in windows of any size")
    func sameAsBytes() throws {
        let bytes = Array(Self.text.utf8)
        let expected = try DelimitedSnapshot(bytes)
        try Self.withFile(bytes) { path in
            for window in [1, 2, 3, 5, 16, 4096, DelimitedReader.usualWindowBytes] {
                var reader = try DelimitedReader(path: path, windowBytes: window)
                #expect(try DelimitedSnapshot(reading: &reader) == expected, "window of \(window) bytes")
                #expect(reader.bytesRead == bytes.count)
                #expect(reader.path == path)
            }
        }
    }

    @Test("Each row can be read again from the offset that was stored with it")
    func rawRecord() throws {
        let bytes = Array(Self.text.utf8)
        try Self.withFile(bytes) { path in
            for record in try DelimitedSnapshot(bytes).records {
                #expect(try DelimitedReader.rawRecord(atByteOffset: record.offset, inFile: path) == record.raw)
            }
            var later = try DelimitedReader(path: path, from: 12, line: 2)
            #expect(try DelimitedSnapshot(reading: &later).records.map(\.line) == [2, 4, 5, 6, 7])
            for offset in [-1, bytes.count, bytes.count + 100] {
                #expect(throws: SourceReadError.noRecord(path: path, byteOffset: offset)) {
                    try DelimitedReader.rawRecord(atByteOffset: offset, inFile: path)
                }
            }
        }
    }

    @Test("A delivery can come through a pipe, a few bytes at a time")
    func pipe() throws {
        let bytes = Array(Self.text.utf8)
        let pipe = Pipe()
        let writer = Thread {
            for byte in bytes { pipe.fileHandleForWriting.write(Data([byte])) }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        var reader = try DelimitedReader(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        #expect(try DelimitedSnapshot(reading: &reader) == DelimitedSnapshot(bytes))
    }

    @Test("A file that is not there, a folder and a reading error are told with path and reason")
    func errors() throws {
        let missing = "/nonexistent/events.csv"
        let notThere = SourceReadError.cannotOpen(path: missing, reason: "No such file or directory")
        #expect(throws: notThere) { _ = try DelimitedReader(path: missing) }
        #expect(throws: notThere) { _ = try FileDigest(ofFile: missing) }
        #expect(notThere.description.contains(missing))
        #expect(notThere.description.contains("No such file or directory"))
        let folder = FileManager.default.temporaryDirectory.path
        let isFolder = SourceReadError.cannotRead(path: folder, byteOffset: 0, reason: "Is a directory")
        #expect(throws: isFolder) { _ = try DelimitedReader(path: folder) }
        #expect(throws: isFolder) { _ = try FileDigest(ofFile: folder) }
        // The first page of a process's own memory is never mapped.
        #expect(throws: SourceReadError.self) { _ = try DelimitedReader(path: "/proc/self/mem") }
    }

    @Test("Readers that end early leave no file open")
    func closesFiles() throws {
        func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        try Self.withFile(Array(Self.text.utf8)) { path in
            // Other tests open a few files at the same time.
            let before = try openFiles()
            for _ in 0..<300 {
                var reader = try DelimitedReader(path: path, windowBytes: 16)
                _ = try reader.next()
                _ = try? DelimitedReader(path: path, dialect: Dialect(delimiter: 0))
            }
            #expect(try openFiles() < before + 100)
        }
    }
}
