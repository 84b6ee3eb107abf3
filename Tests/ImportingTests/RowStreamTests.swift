import Foundation
import Importing
import Imports
import Safety
import TestSupport
import Testing

@Suite("The rows of a file (synthetic)")
struct RowStreamTests {
    private func open(_ text: String, in folder: DeliveryFolder) throws -> DeliveryFile {
        try folder.write(text, to: "e.csv")
        let delivery = try Delivery.open(paths: folder.paths("e.csv"), profile: Imports.profile(Imports.ownProfile))
        return try #require(delivery.files.first)
    }

    @Test("can be read again byte for byte from their origin")
    func rawRow() throws {
        let folder = try DeliveryFolder()
        let rows = ["001,1,\"a\r\n\"\"b\"\"\"", "002,1,é", "003,1,"]
        let file = try open("subject_id,event_seq,verbatim\r\n" + rows.joined(separator: "\r\n"), in: folder)
        var stream = try RowStream(file)
        var again: [String] = []
        while let outcome = try stream.next() {
            guard case .events(let batch) = outcome else { continue }
            for row in batch.rows {
                again.append(String(decoding: try stream.rawRow(of: batch.origin(of: row)), as: UTF8.self))
            }
        }
        #expect(again == rows)
        #expect(stream.bytesRead == stream.totalBytes)
    }

    @Test("that are empty are ignored, each with its line, and do not count as rows")
    func emptyLines() throws {
        let folder = try DeliveryFolder()
        let file = try open("subject_id,event_seq\n\n001,1\n\n\n001,2\n\n", in: folder)
        var stream = try RowStream(file)
        var lines: [Int] = []
        var events: [Int] = []
        while let outcome = try stream.next() {
            switch outcome {
            case .ignored(let origin): lines.append(origin.line)
            case .events(let batch): events += batch.rows.map(\.line)
            default: Issue.record("an outcome that the file does not hold")
            }
        }
        #expect(lines == [2, 4, 5, 7])
        #expect(events == [3, 6])
    }

    @Test("with fields that are all empty are not empty lines: they lack a key")
    func emptyFields() throws {
        let read = try collect("subject_id,event_seq\n,\n")
        #expect(read.rejects.map(\.code) == [.missingValue])
        #expect(read.ignored == [])
    }

    @Test("end with an error when the file has grown since it was hashed")
    func changed() throws {
        let folder = try DeliveryFolder()
        let file = try open("subject_id,event_seq\n001,1\n", in: folder)
        try folder.write("subject_id,event_seq\n001,1\n001,2\n", to: "e.csv")
        var stream = try RowStream(file)
        do {
            while try stream.next() != nil {}
            Issue.record("the change was not noticed")
        } catch {
            #expect(error == .changedWhileRead(file: "e.csv"))
        }
    }

    @Test("take their sequence from the row number where a profile has none")
    func rowNumbers() throws {
        let profile = try Profile(
            yaml: """
                profile: diary
                title: a diary without sequence numbers
                dates: [iso]
                tables:
                  events:
                    coding: by_code
                    columns: {ID: {field: subject_id, required: true}, CODE: {field: pt_code, required: true}}
                """, file: "diary.yaml")
        let read = try collect("ID,CODE\n001,P1\n\n,P1\n001,P1\n002,\n", profile: profile)
        #expect(read.events.map(\.sequence) == ["1", "3", "4"])
        #expect(read.events.map(\.coding) == [.code(level: .pt, code: "P1"), .code(level: .pt, code: "P1"), .uncoded])
        #expect(read.rejects.map(\.line) == [4])
    }

    @Test("are the same whatever line ends the file has", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let read = try collect(["subject_id,event_seq", "001,1", "002,1", ""].joined(separator: end))
        #expect(read.events.map(\.subject) == ["001", "002"])
        #expect(read.origins.map(\.line) == [2, 3])
    }

    @Test("of a file larger than the reading window arrive whole and in order")
    func manyRows() throws {
        let count = 60_000
        var text = "subject_id,event_seq,verbatim,onset_date\n"
        for number in 1...count { text += "S\(number % 997),\(number),\"words, and more words\",2019-05-17\n" }
        let read = try collect(text)
        #expect(text.utf8.count > 2_000_000)
        #expect(read.rejects == [])
        #expect(read.events.count == count)
        #expect(read.events.last?.sequence == String(count))
        #expect(read.origins.last?.line == count + 1)
    }
}
