import Importing
import Imports
import Safety
import Testing

@Suite("Rows with several terms (synthetic)")
struct UnfoldedRowTests {
    private func profile() throws -> Profile {
        try Profile(
            yaml: """
                profile: p
                title: t
                dates: [iso]
                tables:
                  events:
                    coding: by_source
                    constants: {dictionary: D, language: English, soc_name: not stated}
                    rows_from:
                      PT: [TERM1, TERM2, TERM3]
                      VERSION: [VERSION1, VERSION2, VERSION3]
                    columns:
                      ID: {field: subject_id, required: true}
                      PT: {field: pt_name, required: true}
                      VERSION: {field: version}
                """, file: "p.yaml")
    }

    private func terms(_ read: Collected) -> [String] {
        read.events.map { event in
            guard case .names(let coding) = event.coding else { return "uncoded" }
            return "\(event.subject) \(coding.pt.name) \(coding.dictionary.version)"
        }
    }

    @Test("become one event for each place that is filled, in the order of the lists")
    func unfolded() throws {
        let read = try collect(
            """
            ID,TERM1,VERSION1,TERM2,VERSION2,TERM3,VERSION3
            1,Rash,8.1,"Itch, mild",8.1,,
            2,Rash,9.0,,,Nausea,8.1
            3,,,,,,
            4,,,Rash,8.1,,

            """, profile: profile())
        #expect(read.rejects == [])
        #expect(
            terms(read) == ["1 Rash 8.1", "1 Itch, mild 8.1", "2 Rash 9.0", "2 Nausea 8.1", "4 Rash 8.1"])
        #expect(read.events.map(\.sequence) == ["1", "2", "3", "4", "5"])
        #expect(read.origins.map(\.line) == [2, 2, 3, 3, 5])
        #expect(read.ignored.map(\.line) == [4])
    }

    @Test("may lack columns of the lists, and are known by any of them")
    func fewerColumns() throws {
        #expect(try terms(collect("ID,TERM2,VERSION2\n1,Rash,8.1\n", profile: profile())) == ["1 Rash 8.1"])
        #expect(throws: ImportingError.self) { try collect("NUMBER\n1\n", profile: profile()) }
    }

    @Test("are refused with their own bytes where they are damaged or a place lacks its companion")
    func damaged() throws {
        let read = try collect(
            "ID,TERM1,VERSION1,TERM2,VERSION2\n1,Rash,8.1\n2,Rash,8.1,Itch,\n", profile: profile())
        #expect(read.rejects.map(\.code) == [.missingValue, .fieldCount])
        #expect(read.rejects.map { String(decoding: $0.row, as: UTF8.self) } == ["2,Rash,8.1,Itch,", "1,Rash,8.1"])
        #expect(read.rejects.first?.columnName == "VERSION")
        #expect(terms(read) == ["2 Rash 8.1"])
    }

    @Test("give every event however the window cuts them")
    func manyRows() throws {
        let count = 3000
        let rows = (1...count).map { "\($0),Rash,8.1,Itch \($0 % 7),8.1,,\n" }.joined()
        let read = try collect("ID,TERM1,VERSION1,TERM2,VERSION2,TERM3,VERSION3\n" + rows, profile: profile())
        #expect(read.events.count == 2 * count)
        #expect(read.events.map(\.sequence) == (1...2 * count).map(String.init))
        #expect(terms(read)[4001] == "2001 Itch 6 8.1")
    }
}
