import Safety
import Testing

@testable import Registry

@Suite("Dictionaries")
struct DictionaryTests {
    @Test("An event is counted under the primary path of its code, whatever other paths the PT has")
    func primaryPath() throws {
        let test = try TestRegistry(rows: [
            subject("S1"),
            entry(soc: ("S2", "Vascular disorders"), pt: ("P1", "Shock"), isPrimary: false),
            entry(soc: ("S1", "General disorders"), pt: ("P1", "Shock"), llt: ("L1", "Shock state")),
            entry(soc: ("S1", "General disorders"), pt: ("P1", "Shock"), llt: ("L2", "Shock NOS")),
            coded("S1", "1", .llt, "L2"), coded("S1", "2", .pt, "P1"),
        ])
        #expect(
            try test.sql("SELECT soc FROM event_term ORDER BY event_id") == ["General disorders", "General disorders"])
        #expect(try test.sql("SELECT coding_method FROM event_term ORDER BY event_id") == ["llt_code", "pt_code"])
        #expect(try test.sql("SELECT count(*) FROM event_term WHERE llt_id IS NOT NULL") == [1])
        #expect(
            try test.sql("SELECT secondary_soc FROM event_secondary_path")
                == ["Vascular disorders", "Vascular disorders"])
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("All five levels of a row are stored, each term once")
    func levels() throws {
        let whole: (inout DictionaryEntry) -> Void = {
            $0.hlgt = CodedName(code: "G1", name: "Headaches")
            $0.hlt = CodedName(code: "H1", name: "Headaches NEC")
        }
        let test = try TestRegistry(rows: [
            entry(llt: ("L1", "Head pain"), whole), entry(llt: ("L2", "Cephalgia"), whole),
        ])
        let levels: [String] = try test.sql(
            "SELECT l.name || ' ' || t.code FROM term AS t JOIN term_level AS l ON l.id = t.level ORDER BY l.id, t.id")
        #expect(levels == ["soc S1", "hlgt G1", "hlt H1", "pt P1", "llt L1", "llt L2"])
        #expect(try test.sql("SELECT count(*) FROM path") == [1])
    }

    @Test("A dictionary row that says nothing new is unchanged, one with a new LLT is stored")
    func unchanged() throws {
        let test = try TestRegistry(rows: [entry(llt: ("L1", "Head pain"))])
        let summary = try test.deliver([
            entry(llt: ("L1", "Head pain")), entry(llt: ("L1", "HEAD  pain")), entry(llt: ("L2", "Cephalgia")),
        ])
        #expect(summary.counts.map(\.unchanged) == [2])
        #expect(summary.counts.map(\.stored) == [1])
    }

    @Test("Versions and languages of a dictionary are apart")
    func versions() throws {
        let test = try TestRegistry(rows: [
            entry(),
            entry(DictionaryVersion(name: "Invented", version: "2.0", language: "en"), pt: ("P1", "Cephalalgia")),
            entry(DictionaryVersion(name: "Invented", version: "1.0", language: "ko"), pt: ("P1", "두통")),
        ])
        #expect(try test.registry.dictionaries().map(\.version.version) == ["1.0", "2.0", "1.0"])
        #expect(try test.sql("SELECT count(*) FROM term WHERE level = 4") == [3])
    }

    @Test("Codes are looked up in the dictionary loaded last, or in the one that the active rules name")
    func whichDictionary() throws {
        let second = DictionaryVersion(name: "Invented", version: "2.0", language: "en")
        let rows = [subject("S1"), entry(), entry(second, soc: ("S9", "Infections"), pt: ("P1", "Headache"))]
        let latest = try TestRegistry(rows: rows + [coded("S1", "1", .pt, "P1")])
        #expect(try latest.sql("SELECT soc_code FROM event_term") == ["S9"])
        let pinned = try TestRegistry(
            rules: .made { $0.dictionary = DictionaryReference(name: "Invented", version: "1.0") },
            rows: rows + [coded("S1", "1", .pt, "P1")])
        #expect(try pinned.sql("SELECT soc_code FROM event_term") == ["S1"])
    }

    @Test("A delivery's own names never mix with a loaded dictionary of the same name and version")
    func ownNamesApart() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), entry(), coded("S1", "1", .pt, "P1"),
            event("S1", "2") { $0.coding = named("Eye disorders", "Headache", in: loadedDictionary) },
        ])
        #expect(try test.registry.dictionaries().map(\.isOfSource) == [false, true])
        #expect(
            try test.sql("SELECT soc FROM event_term ORDER BY event_id") == [
                "Nervous system disorders", "Eye disorders",
            ])
        #expect(try test.sql("SELECT count(*) FROM term WHERE code IS NULL") == [2])
    }

    @Test("A stated PT that agrees with the code in another case or spelling is accepted")
    func statedPT() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), entry(pt: ("P1", "Diarrhoea"), llt: ("L1", "Loose stools")),
            coded("S1", "1", .llt, "L1", stated: StatedTerm(code: "P1", name: "DIARRHEA")),
        ])
        #expect(try test.sql("SELECT pt FROM event_term") == ["Diarrhoea"])
    }

    @Test("An event coded in a dictionary that the rules do not name is counted as not coded")
    func otherDictionary() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), dose("S1", on: "2024-01-01"), entry(), coded("S1", "1", .pt, "P1"), event("S1", "2"),
        ])
        let any = try test.judge(.made("any"))
        #expect(any.counts.path.count == 2 && any.totals.uncoded == 0)
        let loaded = try test.judge(
            .made("loaded") { $0.dictionary = DictionaryReference(name: "Invented", version: "1.0") })
        #expect(loaded.totals.uncoded == 1)
        #expect(
            loaded.counts.soc[CodedPath.uncoded] == [
                CellCount(events: 1, subjects: 1), CellCount(events: 1, subjects: 1),
            ])
        let none = try test.judge(.made("none") { $0.dictionary = DictionaryReference(name: "Invented", version: "9") })
        #expect(none.totals.uncoded == 2 && none.counted.count == 2)
        #expect(try test.sql("SELECT count(*) FROM uncoded_event") == [2])
    }

    @Test("An event coded in two versions counts once: by the version that the rules name, or by its latest coding")
    func codedTwice() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2024-01-01"), entry(), coded("S", "1", .pt, "P1"),
        ])
        try test.deliver([
            entry(DictionaryVersion(name: "Invented", version: "2.0", language: "en"), soc: ("S9", "Infections")),
            entry(DictionaryVersion(name: "Invented", version: "2.0", language: "ko"), soc: ("S9", "감염")),
        ])
        try test.tamper("INSERT INTO coding SELECT 1, dictionary_id, id, NULL, 2 FROM path WHERE id > 1")
        let socs = { (rules: RuleSet) throws -> [String?] in
            _ = try test.judge(rules)
            let socs = try test.listing(rules, all: false).map(\.soc)
            let frame = try test.registry.columnFrame()
            let terms = frame.terms(for: rules.dictionary)
            let codings = try test.registry.wholeColumns().coding
            #expect(codings.map { frame.paths[Int(terms[Int($0)]) - 1].soc.name } == socs)
            return socs
        }
        #expect(try socs(.made("latest")) == ["감염"])
        #expect(
            try socs(.made("first") { $0.dictionary = DictionaryReference(name: "Invented", version: "1.0") })
                == ["Nervous system disorders"])
        #expect(
            try socs(.made("second") { $0.dictionary = DictionaryReference(name: "Invented", version: "2.0") })
                == ["감염"])
    }
}
