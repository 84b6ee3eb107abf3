import Safety
import Testing

@testable import Registry

@Suite("Events coded by the source's own names")
struct CodingBySourceTests {
    @Test("One PT under two SOCs is two rows of a table: the pair is counted, never the text")
    func twoSOCs() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), subject("S2"), dose("S1", on: "2024-01-01"), dose("S2", on: "2024-01-01"),
            event("S1", "1", soc: "Cardiac disorders", pt: "Oedema"),
            event("S1", "2", soc: "Vascular disorders", pt: "Oedema"),
            event("S2", "1", soc: "Vascular disorders", pt: "Oedema"),
        ])
        let counts = try test.judge(.made()).counts
        let paths = try test.registry.paths()
        #expect(paths.map(\.soc.name) == ["Cardiac disorders", "Vascular disorders"])
        #expect(Set(paths.map(\.pt.id)).count == 1)
        #expect(counts.path[paths[0].id]?.last == CellCount(events: 1, subjects: 1))
        #expect(counts.path[paths[1].id]?.last == CellCount(events: 2, subjects: 2))
        #expect(counts.any.last == CellCount(events: 3, subjects: 2))
    }

    @Test("Spellings of one name are one term, printed as it came first; the others are kept as synonyms")
    func spellings() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), dose("S1", on: "2024-01-01"),
            event("S1", "1", soc: "Gastrointestinal disorders", pt: "Diarrhoea"),
            event("S1", "2", soc: "GASTROINTESTINAL DISORDERS", pt: "Diarrhea"),
            event("S1", "3", soc: "Gastrointestinal  disorders", pt: "DIARRHOEA"),
        ])
        #expect(try test.registry.paths().map(\.pt.name) == ["Diarrhoea"])
        #expect(
            try test.sql("SELECT name FROM term_synonym ORDER BY name").sorted() == [
                "DIARRHOEA", "Diarrhea", "GASTROINTESTINAL DISORDERS", "Gastrointestinal  disorders",
            ])
        #expect(try test.judge(.made()).counts.path.count == 1)
    }

    @Test("Codes and LLTs of the source are kept where it gives them")
    func codes() throws {
        var coding = SourceCoding(
            dictionary: deliveredDictionary, soc: CodedName(code: "10", name: "Eye disorders"),
            pt: CodedName(code: "20", name: "Dry eye"))
        coding.llt = CodedName(code: "30", name: "Eyes dry")
        let names = coding
        let test = try TestRegistry(rows: [subject("S1"), event("S1") { $0.coding = .names(names) }])
        #expect(try test.sql("SELECT soc_code || ' ' || pt_code FROM event_term") == ["10 20"])
        #expect(
            try test.sql("SELECT t.name FROM event_term AS e JOIN term AS t ON t.id = e.llt_id") == ["Eyes dry"])
    }

    @Test("An uncoded event is stored, counted in any, and shown under Not coded")
    func uncoded() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), dose("S1", on: "2024-01-01"), event("S1", "1"),
            event("S1", "2") { $0.coding = .uncoded },
        ])
        let judgement = try test.judge(.made())
        #expect(judgement.any.last == CellCount(events: 2, subjects: 1))
        #expect(judgement.totals.uncoded == 1)
        #expect(judgement.counts.path[CodedPath.uncoded]?.last == CellCount(events: 1, subjects: 1))
        #expect(try test.sql("SELECT soc FROM event_in_window WHERE pt IS NULL") == ["Not coded"])
        var selection = EventSelection()
        selection.paths = try test.registry.resolve(soc: "Not coded", pt: nil)
        let only = try test.registry.referenceCounts(CountRequest(rules: .made(), selection: selection))
        #expect(only.any.last == CellCount(events: 1, subjects: 1))
    }
}
