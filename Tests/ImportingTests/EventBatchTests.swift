import Imports
import Safety
import TestSupport
import Testing

@testable import Importing

@Suite("The events of a file (synthetic)")
struct EventBatchTests {
    private func outcomes(
        _ text: String, profile: Profile, windowBytes: Int = DelimitedReader.usualWindowBytes
    ) throws -> [ImportOutcome] {
        let folder = try DeliveryFolder(["e.csv": text])
        let delivery = try Delivery.open(paths: folder.paths("e.csv"), profile: profile)
        #expect(delivery.rejects == [])
        var stream = try RowStream(try #require(delivery.files.first), windowBytes: windowBytes)
        var outcomes: [ImportOutcome] = []
        while let outcome = try stream.next() { outcomes.append(outcome) }
        return outcomes
    }

    private func batches(_ outcomes: [ImportOutcome]) -> [EventBatch] {
        outcomes.compactMap { if case .events(let batch) = $0 { batch } else { nil } }
    }

    private func rejects(_ outcomes: [ImportOutcome]) -> [Reject] {
        outcomes.compactMap { if case .rejected(let reject) = $0 { reject } else { nil } }
    }

    @Test(
        "are what was put into it, whatever the window and wherever a batch ends",
        arguments: 0..<6, [1, 700, 4096, DelimitedReader.usualWindowBytes])
    func random(seed: Int, windowBytes: Int) throws {
        let file = RandomEvents(seed: seed, rows: 700)
        let outcomes = try outcomes(
            file.text, profile: Profile(yaml: RandomEvents.profile, file: "random"), windowBytes: windowBytes)
        let batches = batches(outcomes)
        #expect(batches.flatMap(\.records) == file.expected)
        #expect(batches.flatMap(\.rows).map { [$0.line, $0.byteOffset] } == file.places)
        let refused = rejects(outcomes).sorted { $0.byteOffset < $1.byteOffset }
        #expect(refused.map { [$0.line, $0.column ?? 0] } == file.refused)
        let ignored = outcomes.compactMap { if case .ignored(let origin) = $0 { origin.line } else { nil } }
        #expect(ignored == file.ignoredLines)
        #expect(batches.allSatisfy { !$0.rows.isEmpty && $0.rows.count <= EventBatch.usualRowCount })
        for batch in batches {
            let named = batch.rows.compactMap { if case .names(let position) = $0.coding { position } else { nil } }
            #expect(Set(named) == Set(batch.sourceCodings.indices))
            #expect(Set(batch.sourceCodings).count == batch.sourceCodings.count)
        }
    }

    @Test("do not bring the names of a refused row along")
    func refusedNames() throws {
        let text = """
            subject_id,event_seq,soc_name,pt_name,grade
            001,1,Eye disorders,Dry eye,1
            001,2,Eye disorders,Cataract,9
            001,3,Eye disorders,Dry eye,2

            """
        let outcomes = try outcomes(text, profile: Imports.profile(Imports.ownProfile))
        let batch = try #require(batches(outcomes).first)
        #expect(batch.sourceCodings.map(\.pt.name) == ["Dry eye"])
        #expect(batch.rows.map(\.coding) == [.names(0), .names(0)])
        #expect(batch.records.map(\.grade) == [1, 2])
        #expect(rejects(outcomes).map(\.line) == [3])
    }

    @Test("keep their names apart when there are more of them than are kept at hand")
    func manyNames() throws {
        let padding = String(repeating: "x", count: 200)
        var text = "subject_id,event_seq,soc_name,pt_name\n"
        let count = 25_000
        for number in 0..<count { text += "1,\(number),Eye disorders,\(padding)\(number * 7 % count)\n" }
        #expect(text.utf8.count > SourceCodings.maximumBytes)
        let read = try outcomes(text, profile: Imports.profile(Imports.ownProfile))
        let names = batches(read).flatMap(\.records).map { record in
            if case .names(let names) = record.coding { names.pt.name } else { "" }
        }
        #expect(names == (0..<count).map { "\(padding)\($0 * 7 % count)" })
    }

    @Test("keep the text of a date unless it is the ISO form of the day it means")
    func writtenDates() throws {
        let profile = try Profile(
            yaml: """
                profile: dates
                title: dates
                dates: [yyyy-dd-mm, iso]
                tables:
                  events:
                    coding: by_code
                    columns: {ID: {field: subject_id, required: true}, C: pt_code, D: onset_date}
                """, file: "dates")
        let outcomes = try outcomes(
            "ID,C,D\n1,,2024-01-01\n2,,2024-31-01\n3,,2024-01-31\n4,,2024-01\n", profile: profile)
        let batch = try #require(batches(outcomes).first)
        #expect(batch.rows.map { batch.string($0.onset.written) } == [nil, "2024-31-01", nil, "2024-01"])
        #expect(
            batch.records.map { $0.onset?.earliest.iso } == ["2024-01-01", "2024-01-31", "2024-01-31", "2024-01-01"])
    }
}
