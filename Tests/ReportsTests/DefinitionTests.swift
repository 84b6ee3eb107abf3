import Foundation
import Reports
import Safety
import Testing

struct DefinitionTests {
    @Test("Every definition of the program can be read and carries the name of its file", arguments: Reports.names)
    func shipped(name: String) throws {
        let definition = try Reports.definition(named: name)
        #expect(definition.name == name && !definition.title.isEmpty)
    }

    @Test("Every file of the definitions' folder is part of the program, byte by byte")
    func embedded() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Reports/definitions")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        #expect(files.map { String($0.dropLast(5)) }.sorted() == Reports.names)
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let name = String(file.dropLast(5))
            #expect(try Reports.definition(yaml: text, source: file) == Reports.definition(named: name))
        }
    }

    @Test("The names of tables of counts are those of the definitions of that kind")
    func tableNames() throws {
        let tables = try Reports.names.filter { name in
            guard case .table = try Reports.definition(named: name) else { return false }
            return true
        }
        #expect(Reports.tableNames == tables && tables.count < Reports.names.count)
    }

    @Test("The tables of the published study: thresholds, order and the one pin")
    func study() throws {
        let ae = try Reports.table(named: "ae")
        #expect(ae.threshold == Threshold(comparator: .moreThan, numerator: 5, denominator: 1, basis: .total))
        #expect(ae.sort == TableSort(soc: .alpha, pt: [.subjects, .events, .name]) && ae.levels == [.pt])
        let adr = try Reports.table(named: "adr")
        #expect(adr.threshold == nil && adr.kind == .terms(EventChoice(related: true)))
        #expect(adr.pins == [Pin(soc: "Nervous system disorders", pt: "Headache", before: "Dizziness")])
        let sae = try Reports.table(named: "sae")
        #expect(sae.threshold?.numerator == 1 && sae.kind == .terms(EventChoice(serious: true)))
        #expect(sae.columns == TableColumns(arms: false, total: true) && sae.decimals == 2)
    }

    @Test("A table that does not exist is an error with near names")
    func unknown() {
        #expect(throws: ReportsError.unknownDefinition("sea", near: ["sae"], known: Reports.names)) {
            try Reports.table(named: "sea")
        }
        #expect(throws: ReportsError.unknownDefinition("../ae", near: [], known: Reports.names)) {
            try Reports.table(named: "../ae")
        }
    }

    private static let valid = """
        name: t
        title: T
        population: {flag: SAFFL}
        selection: {serious: true, fatal: true}
        levels: [any, soc, pt, remainder]
        columns: [arms]
        statistics: [subjects_percent, interval]
        threshold: {percent: 2.5, comparator: ">=", basis: any_arm}
        sort: {soc: agreed, pt: [events, code]}
        pins: [{soc: S, pt: A, before: B}]
        decimals: 0
        footnotes: [One., Two.]
        """

    @Test("Every key of a definition is read")
    func everyKey() throws {
        var expected = TableDefinition(
            name: "t", title: "T", kind: .terms(EventChoice(serious: true, related: false, fatal: true)))
        expected.population = .flag("SAFFL")
        expected.levels = [.any, .soc, .pt, .remainder]
        expected.columns = TableColumns(arms: true, total: false)
        expected.statistics = [.subjectsPercent, .interval]
        expected.threshold = Threshold(comparator: .atLeast, numerator: 25, denominator: 10, basis: .anyArm)
        expected.sort = TableSort(soc: .agreed, pt: [.events, .code])
        expected.pins = [Pin(soc: "S", pt: "A", before: "B")]
        expected.decimals = 0
        expected.footnotes = ["One.", "Two."]
        #expect(try Reports.table(yaml: Self.valid, source: "t.yaml") == expected)
    }

    @Test(
        "What a definition does not have is an error that names file, line and key",
        arguments: [
            ("title: T", "titel: T", "t.yaml, line 2: unknown key 'titel'. Did you mean title?"),
            ("title: T", "title: [T]", "t.yaml, line 2: title: expected a text."),
            ("title: T\n", "", "t.yaml, line 1: the key 'title' is missing."),
            ("decimals: 0", "decimals: 7", "t.yaml, line 11: decimals: expected a whole number from 0 to 6."),
            ("decimals: 0", "decimals: -1", "t.yaml, line 11: decimals: expected a whole number from 0 to 6."),
            ("serious: true", "serious: yes", "t.yaml, line 4: selection.serious: expected true or false."),
            (
                "serious: true", "seriuos: true",
                "t.yaml, line 4: selection: unknown key 'seriuos'. Did you mean serious?"
            ),
            (
                "percent: 2.5", "percent: 101",
                "line 8: threshold.percent: expected a percentage from 0 to 100, such as 5 or 2.5."
            ),
            ("comparator: \">=\"", "comparator: \"<\"", "line 8: threshold.comparator: '<' is not one of >, >=."),
            ("[any, soc, pt, remainder]", "[any, any]", "line 5: levels[2]: 'any' is given twice."),
            ("[any, soc, pt, remainder]", "[]", "line 5: levels: the list is empty."),
            ("[any, soc, pt, remainder]", "any", "line 5: levels: expected a list in square brackets."),
            ("[any, soc, pt, remainder]", "[llt]", "line 5: levels[1]: 'llt' is not one of any, soc, pt, remainder."),
            ("before: B", "after: B", "line 10: pins[1]: unknown key 'after'. Known: soc, pt, before."),
            ("{flag: SAFFL}", "safety", "line 3: population: expected rule_set, exposed, all, or {flag: NAME}."),
            (
                "footnotes: [One., Two.]", "rows: [{label: a}]",
                "'selection' belongs to a table of terms, not to one with 'rows'."
            ),
            ("title: T", "title: T\ntitle: U", "not readable as YAML"),
            ("title: T", "title: \"T", "not readable as YAML"),
            ("title: T", "? [a, b]\n: T", "a key must be a word."),
        ])
    func refused(from: String, to: String, message: String) throws {
        let text = Self.valid.replacingOccurrences(of: from, with: to)
        #expect(text != Self.valid)
        let error = #expect(throws: ReportsError.self) { try Reports.table(yaml: text, source: "t.yaml") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
    }

    @Test(
        "An empty file, a list and two documents are no definition",
        arguments: ["", "- a", "name: a\n---\nname: b", "\u{0}"])
    func noDefinition(text: String) {
        #expect(throws: ReportsError.self) { try Reports.table(yaml: text, source: "t.yaml") }
    }

    @Test(
        "What is no YAML is refused in one line that repeats nothing of the text",
        arguments: [
            ("title: \"CANARY", 1), ("\tCANARY: 1", 1), ("*CANARY", 1), ("name: CANARY\nname: CANARY", 1),
            ("name: CANARY\n---\nname: CANARY", 2), (String(repeating: "[", count: 100_000), 1),
        ])
    func notYAML(text: String, line: Int) throws {
        let error = #expect(throws: ReportsError.self) { try Reports.table(yaml: text, source: "t.yaml") }
        let words = try #require(error).description
        #expect(words.hasPrefix("t.yaml, line \(line): not readable as YAML: "), "\(words)")
        #expect(!words.contains("CANARY") && !words.contains("\n") && words.count < 120, "\(words)")
    }

    @Test("An overview has rows with labels, at least one and no label twice")
    func overview() throws {
        let text =
            "name: o\ntitle: O\nrows: [{label: A}, {label: B, related: true}]\ncolumns: [total]\nstatistics: [events]\ndecimals: 1"
        let definition = try Reports.table(yaml: text, source: "o.yaml")
        #expect(
            definition.kind
                == .overview([
                    OverviewRow(label: "A", choice: EventChoice()),
                    OverviewRow(label: "B", choice: EventChoice(related: true)),
                ]))
        for wrong in ["label: A}, {label: A", "label: ''", "labels: A"] {
            let changed = text.replacingOccurrences(of: "label: A", with: wrong)
            #expect(throws: ReportsError.self) { try Reports.table(yaml: changed, source: "o.yaml") }
        }
    }
}
