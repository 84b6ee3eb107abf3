import Foundation
import Imports
import Safety
import TestSupport
import Testing

@testable import Importing

@Suite("Text in other encodings than UTF-8")
struct EncodedTextTests {
    /// The encodings that a test can write, by the name that a person would give.
    static let korean: [(name: String, encoding: UInt)] = [
        ("CP949", 0x8000_0422), ("EUC-KR", 0x8000_0940), ("UTF-16LE", 0x9400_0100), ("UTF-16BE", 0x9000_0100),
    ]

    static func encoded(_ text: String, _ encoding: UInt) throws -> [UInt8] {
        Array(try #require(text.data(using: String.Encoding(rawValue: encoding))))
    }

    private static let table =
        "subject_id,event_seq,soc_name,pt_name,verbatim,onset_date\n"
        + "환자-1,1,Nervous system disorders,Headache,\"두통, 심함\",2020-01-05\n환자-2,1,Eye disorders,Dry eye,안구 건조,\n"

    private func events(_ bytes: [UInt8], _ encoding: String?, name: String = "e.csv") throws -> Collected {
        let folder = try PrivateFolder()
        try folder.write(name, bytes)
        return try Collected(
            Delivery.open(
                paths: [folder.file(name)], profile: Imports.profile(Imports.ownProfile),
                encoding: encoding.flatMap(TextEncoding.init)))
    }

    @Test("A declared encoding gives the same events as UTF-8", arguments: korean.map(\.name))
    func declared(name: String) throws {
        let expected = try events(Array(Self.table.utf8), nil)
        #expect(expected.events.map(\.verbatim) == ["두통, 심함", "안구 건조"] && expected.events[0].subject == "환자-1")
        let encoding = try #require(Self.korean.first { $0.name == name }).encoding
        let read = try events(try Self.encoded(Self.table, encoding), name)
        #expect(read.rejects.isEmpty)
        #expect(read.events == expected.events)
        #expect(read.origins.map(\.line) == expected.origins.map(\.line))
    }

    @Test("UTF-16 is known by its byte order mark, without a declaration", arguments: [true, false])
    func marked(isLittle: Bool) throws {
        let bytes = try Self.encoded(Self.table, isLittle ? 0x9400_0100 : 0x9000_0100)
        let marked = (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) + bytes
        #expect(try events(marked, nil).events == events(Array(Self.table.utf8), nil).events)
        #expect(try events(marked, "UTF-16").events.count == 2)
        let error = #expect(throws: ImportingError.self) { try events(bytes, "UTF-16") }
        #expect(error?.description.contains("Declare UTF-16LE or UTF-16BE") == true)
    }

    @Test("A character outside the basic plane is read from its surrogates, and half of one is refused")
    func surrogates() throws {
        let text = "subject_id,site\nP1,\u{1F600}\n"
        let bytes = [0xFF, 0xFE] + (try Self.encoded(text, 0x9400_0100))
        #expect(try events(bytes, nil).subjects.map(\.site) == ["\u{1F600}"])
        let half = [0xFF, 0xFE] + (try Self.encoded("subject_id,site\nP1,", 0x9400_0100)) + [0x3D, 0xD8, 0x0A, 0x00]
        let refused = try events(half, nil).rejects
        #expect(refused.map(\.code) == [.unsupportedEncoding] && refused.map(\.line) == [2])
        #expect(refused.map(\.byteOffset) == [half.count - 4])
    }

    @Test("UTF-16 of an odd length is refused at its last byte")
    func oddLength() throws {
        let bytes = [0xFF, 0xFE] + (try Self.encoded("subject_id\nP1\n", 0x9400_0100)) + [0x41]
        let refused = try events(bytes, nil).rejects
        #expect(refused.map(\.code) == [.unsupportedEncoding])
        #expect(refused.map(\.line) == [3] && refused.map(\.byteOffset) == [bytes.count - 1])
        #expect(refused.map(\.isWholeFile) == [true])
    }

    @Test(
        "Western and Japanese encodings are decoded",
        arguments: [
            ("Windows-1252", "Zoë’s café – 5 €", UInt(12)), ("Latin-1", "Müller naïve", UInt(5)),
            ("Shift_JIS", "頭痛と発熱 ｶﾅ \\~", UInt(8)),
        ])
    func others(name: String, text: String, encoding: UInt) throws {
        let bytes = try Self.encoded("subject_id,site\nP1,\(text)\n", encoding)
        #expect(try events(bytes, name).subjects.map(\.site) == [text])
    }

    @Test("A wrong declaration that cannot decode is refused with line and byte offset of the file")
    func wrongDeclaration() throws {
        let bytes = Array("subject_id,site\nP1,a\nP2,".utf8) + [0x81] + Array(",\n".utf8)
        let refused = try events(bytes, "Windows-1252").rejects
        #expect(refused.map(\.code) == [.unsupportedEncoding])
        #expect(refused.map(\.line) == [3] && refused.map(\.byteOffset) == [24])
    }

    @Test("A fault beyond the first megabyte is told by its line and byte, and the rows before it have been read")
    func laterFault() throws {
        let line = "P0000000,Müller\n"
        let count = 200_000
        let bytes = Array("subject_id,site\n".utf8) + (try Self.encoded(line, 12)).repeated(count)
        let folder = try PrivateFolder()
        let path = try folder.write("s.csv", bytes + [0x81, 0x0A])
        let table = SourceTable(
            path: path, format: SourceFormat(kind: .delimited, encoding: TextEncoding(name: "Windows-1252")))
        let reader = try table.open()
        _ = try reader.readHeader()
        var rows = 0
        while try reader.nextBatch(upTo: 256) { reader.withBatch { rows += $0.count } }
        #expect(rows > 100_000)
        #expect(reader.wholeFileProblem?.line == count + 2)
        #expect(reader.wholeFileProblem?.byteOffset == bytes.count)
    }

    @Test("Undeclared text that is not UTF-8 is refused at its byte, with the likely encodings, Korean ones first")
    func undeclared() throws {
        let bytes = try Self.encoded(Self.table, 0x8000_0422)
        let read = try events(bytes, nil)
        #expect(read.events.isEmpty && read.rejects.map(\.code) == [.invalidUTF8, .invalidUTF8])
        let detail = try #require(read.rejects.first).detail
        #expect(detail.contains("at byte 60") && detail.contains("add --encoding CP949"), "\(detail)")
    }

    @Test("The proposed encoding is the one in which the letters are usual")
    func proposals() throws {
        func likely(_ text: String, _ encoding: UInt) throws -> String? {
            try Self.encoded(text, encoding).withUnsafeBytes { EncodingGuess.likely($0) }.first
        }
        #expect(try likely("두통, 어지러움, 오심", 0x8000_0422) == "CP949")
        #expect(try likely("頭痛とめまい", 8) == "Shift_JIS")
        #expect(try likely("Übelkeit und Fieber, Müdigkeit", 5) == "Latin-1")
        #expect(try likely("the patient’s “rash”", 12) == "Windows-1252")
    }

    @Test("An encoding that the system does not know, or one with options for iconv, is no encoding")
    func unknownNames() throws {
        for name in ["", "none-such", "UTF-8//IGNORE", "CP949//TRANSLIT", "a b"] {
            #expect(TextEncoding(name: name) == nil)
        }
        #expect(TextEncoding(name: "latin-1")?.name == "ISO-8859-1")
        let profile =
            "profile: p\ntitle: t\nencoding: none-such\ndates: [iso]\ntables: {subjects: {columns: {A: subject_id}}}"
        let error = #expect(throws: ImportsError.self) { try Profile(yaml: profile, file: "p.yaml") }
        #expect(error?.line == 3)
    }

    @Test("A profile declares the encoding of its files, and a declaration in the call goes before it")
    func profileKey() throws {
        let yaml = "profile: p\ntitle: t\nencoding: CP949\ndates: [iso]\ntables: {subjects: {columns: {A: subject_id}}}"
        let profile = try Profile(yaml: yaml, file: "p.yaml")
        let folder = try PrivateFolder()
        let path = try folder.write("s.csv", try Self.encoded("A\n환자\n", 0x8000_0422))
        #expect(try Collected(Delivery.open(paths: [path], profile: profile)).subjects.map(\.subject) == ["환자"])
        let latin = try Collected(
            Delivery.open(paths: [path], profile: profile, encoding: TextEncoding(name: "Latin-1")))
        #expect(latin.subjects.map(\.subject) == ["È¯ÀÚ"])
    }

    @Test("The format that a registry keeps finds the row again, by its place in the decoded text")
    func rawRow() throws {
        let folder = try PrivateFolder()
        let path = try folder.write("e.csv", try Self.encoded(Self.table, 0x8000_0422))
        let delivery = try Delivery.open(
            paths: [path], profile: Imports.profile(Imports.ownProfile), encoding: TextEncoding(name: "CP949"))
        let format = try #require(SourceFormat(text: delivery.files[0].source.format))
        #expect(format.text == "delimited delimiter=2C quote=22 encoding=CP949")
        let origins = try Collected(delivery).origins
        let rows = try origins.map { try SourceTable(path: path, format: format).rawRow(atPlace: $0.byteOffset) }
        #expect(
            rows.map { String(decoding: $0, as: UTF8.self) }
                == Self.table.split(separator: "\n").dropFirst().map(String.init))
        #expect(SourceFormat(text: "delimited delimiter=2C encoding=none-such") == nil)
    }
}

extension [UInt8] {
    fileprivate func repeated(_ count: Int) -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(count * self.count)
        for _ in 0..<count { all += self }
        return all
    }
}
