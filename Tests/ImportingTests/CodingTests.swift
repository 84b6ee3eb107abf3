import Importing
import Imports
import Safety
import TestSupport
import Testing

@Suite("An event's term (synthetic)")
struct CodingTests {
    private func coding(_ row: String) throws -> EventRecord {
        let read = try collect("subject_id,event_seq,llt_code,pt_code,soc_name,pt_name\n001,1,\(row)\n")
        #expect(read.rejects == [])
        return try #require(read.events.first)
    }

    @Test("is the LLT's code where there is one, else the PT's, else the names, else none")
    func preference() throws {
        #expect(try coding("L1,P1,Eye disorders,Dry eye").coding == .code(level: .llt, code: "L1"))
        #expect(try coding(",P1,Eye disorders,Dry eye").coding == .code(level: .pt, code: "P1"))
        guard case .names(let names) = try coding(",,Eye disorders,Dry eye").coding else {
            Issue.record("the event is not coded by names")
            return
        }
        #expect(names.soc == CodedName(code: nil, name: "Eye disorders"))
        #expect(names.pt == CodedName(code: nil, name: "Dry eye"))
        #expect(names.dictionary.name == "As coded by the source")
        #expect(try coding(",,,").coding == .uncoded)
    }

    @Test("keeps the PT that a row names beside the code, for the dictionary to confirm")
    func stated() throws {
        #expect(try coding("L1,P1,,Dry eye").statedPT == StatedTerm(code: "P1", name: "Dry eye"))
        #expect(try coding(",P1,,Dry eye").statedPT == StatedTerm(code: nil, name: "Dry eye"))
        #expect(try coding("L1,,,").statedPT == nil)
        #expect(try coding(",,Eye disorders,Dry eye").statedPT == nil)
    }

    @Test("is refused when only one of SOC and PT is named")
    func half() throws {
        let read = try collect(
            "subject_id,event_seq,soc_name,pt_name\n001,1,Eye disorders,\n001,2,,Dry eye\n001,3,,\n")
        #expect(read.rejects.map(\.code) == [.missingValue, .missingValue])
        #expect(read.rejects.map(\.column) == [4, 3])
        #expect(read.rejects.map(\.columnName) == ["pt_name", "soc_name"])
        #expect(read.events.map(\.coding) == [.uncoded])
    }

    @Test("is never by name under by_code, and never by code under by_source")
    func modes() throws {
        func profile(_ mode: String) throws -> Profile {
            try Profile(
                yaml: """
                    profile: test
                    title: a test
                    dates: [iso]
                    tables:
                      events:
                        coding: \(mode)
                        constants: {dictionary: Own, version: "1", language: English}
                        columns: {ID: {field: subject_id, required: true}, NO: event_seq, CODE: pt_code, SOC: soc_name, PT: pt_name}
                    """, file: "test")
        }
        let text = "ID,NO,CODE,SOC,PT\n001,1,P1,Eye disorders,Dry eye\n001,2,,Eye disorders,Dry eye\n"
        let byCode = try collect(text, profile: profile("by_code")).events.map(\.coding)
        #expect(byCode == [.code(level: .pt, code: "P1"), .uncoded])
        let bySource = try collect(text, profile: profile("by_source")).events.map(\.coding)
        var expected = SourceCoding(
            dictionary: DictionaryVersion(name: "Own", version: "1", language: "English"),
            soc: CodedName(code: nil, name: "Eye disorders"), pt: CodedName(code: "P1", name: "Dry eye"))
        #expect(bySource.first == .names(expected))
        expected.pt.code = nil
        #expect(bySource.last == .names(expected))
    }

    @Test("is the LLT's name under by_llt_name, with the PT that the row states beside it")
    func byLLTName() throws {
        let profile = try Profile(
            yaml: """
                profile: test
                title: a test
                dates: [iso]
                tables:
                  events:
                    coding: by_llt_name
                    columns: {ID: {field: subject_id, required: true}, LLT: llt_name, CODE: pt_code, PT: pt_name, SOC: soc_name}
                """, file: "test")
        let read = try collect(
            "ID,LLT,CODE,PT,SOC\n1,Eyes dry,P1,Dry eye,Eye disorders\n1,Ce\u{301}phale\u{301}e,,,\n1,,P1,Dry eye,X\n",
            profile: profile)
        #expect(read.rejects == [])
        #expect(read.events.map(\.coding) == [.lltName("Eyes dry"), .lltName("C\u{E9}phal\u{E9}e"), .uncoded])
        #expect(read.events.map(\.statedPT) == [StatedTerm(code: "P1", name: "Dry eye"), nil, nil])
        #expect(read.columns?[.lltName] == CheckedColumns.Column(number: 2, name: "LLT"))
    }
}
