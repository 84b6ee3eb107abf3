import Assets
import Foundation
import Imports
import Reports
import Safety
import Testing

@Suite("Guides of Schema, Imports and Reports")
struct FolderGuideTests {
    @Test("Schema's guide lists every view, and no other")
    func views() throws {
        let listed = try Guide("Schema/README.md").table(after: "## Views").flatMap { Guide.codeSpans(in: $0[0]) }
        let views = Assets.paths(under: "Schema/views/").map {
            $0.dropFirst("Schema/views/".count).dropLast(".sql".count)
        }
        #expect(listed.sorted() == views.map(String.init).sorted())
    }

    @Test("Schema's guide lists every table that migrations make, and no other")
    func tables() throws {
        let listed = try Guide("Schema/README.md").table(after: "## Tables").flatMap { Guide.codeSpans(in: $0[0]) }
        let made = Assets.paths(under: "Schema/migrations/").compactMap(Assets.text).flatMap { sql in
            sql.matches(of: /CREATE TABLE ([a-z_]+)/).map { String($0.1) }
        }
        #expect(listed.sorted() == made.sorted())
    }

    @Test("Imports' guide explains every reason for which a row is refused, and no other")
    func reasons() throws {
        let listed = try Guide("Imports/README.md").table(after: "| Reason").flatMap { Guide.codeSpans(in: $0[0]) }
        #expect(listed.sorted() == RejectCode.allCases.map(\.rawValue).sorted())
    }

    @Test(
        "The guide to profiles names every key that a profile may have",
        arguments: [
            "",
            "missing: {none_such: 1}",
            "tables: {events: {none_such: 1}}",
            "tables: {events: {columns: {A: {none_such: 1}}}}",
        ])
    func profileKeys(place: String) throws {
        let start = "profile: p\ntitle: t\ndates: [iso]\n"
        let guide = try Guide("Imports/profiles/README.md").text
        let refusal = #expect(throws: ImportsError.self) {
            try Profile(yaml: start + (place.isEmpty ? "none_such: 1" : place), file: "p.yaml")
        }
        let keys = try words(of: try #require(refusal).problem, after: "Its keys are ")
        for key in keys { #expect(guide.contains("\(key):") || guide.contains("`\(key)`"), "\(key) is not explained") }
    }

    /// A definition with a word that it cannot have, by the place of the word.
    static let wrongDefinitions = [
        "none_such: 1", "selection: {none_such: 1}", "levels: [none_such]", "columns: [none_such]",
        "statistics: [none_such]", "threshold: {none_such: 1}", "sort: {none_such: 1}",
        "sort: {soc: none_such, pt: [name]}", "sort: {soc: alpha, pt: [none_such]}", "pins: [{none_such: 1}]",
        "population: {none_such: 1}", "rows: [{none_such: 1}]",
        "threshold: {percent: 1, comparator: none_such, basis: total}",
        "threshold: {percent: 1, comparator: \">\", basis: none_such}", "rows: none_such", "groups: [{none_such: 1}]",
        "selection: {severity: [none_such]}", "selection: {causality: [none_such]}",
        "selection: {criteria: [none_such]}",
        "selection: {action: [none_such]}", "selection: {outcome: [none_such]}",
        "selection: {onset_days: {none_such: 1}}",
        "selection: {period: none_such}", "selection: {subjects: {none_such: 1}}", "split: {none_such: 1}",
        "split: {by: none_such}", "split: {by: severity, order: none_such}", "split: {categories: [{none_such: 1}]}",
        "methods: {none_such: 1}", "methods: {interval: none_such}", "methods: {rate_interval: none_such}",
        "comparison: {none_such: 1}", "comparison: {statistics: [none_such]}",
        "comparison: {statistics: [p_fisher], difference: none_such}",
        "comparison: {statistics: [p_fisher], odds_ratio: none_such}",
    ]

    @Test("Reports' guide names every key and word that a definition may have", arguments: wrongDefinitions)
    func definitionWords(wrong: String) throws {
        let right = [
            "name: n", "title: t", "selection: {}", "levels: [pt]", "columns: [total]", "statistics: [events]",
            "sort: {soc: alpha, pt: [name]}", "decimals: 2",
        ]
        let isOverview = wrong.hasPrefix("rows: [")
        let key = wrong.prefix { $0 != ":" }
        let kept = right.filter { line in
            let ofTerms = ["selection", "levels", "sort"].contains { line.hasPrefix($0) }
            return !line.hasPrefix("\(key):") && !(isOverview && ofTerms)
        }
        let refusal = #expect(throws: ReportsError.self) {
            try Reports.table(yaml: (kept + [wrong]).joined(separator: "\n"), source: "d.yaml")
        }
        try expectNamed(try #require(refusal))
    }

    @Test(
        "Reports' guide names every key and word of definitions that are no tables",
        arguments: [
            ("listing", "none_such: 1"), ("listing", "listed: none_such"), ("listing", "columns: [none_such]"),
            ("listing", "columns: [{none_such: 1}]"), ("listing", "sort: [none_such]"),
            ("time_to_event", "none_such: 1"), ("time_to_event", "columns: [total]\nrows: [{none_such: 1}]"),
            ("time_to_event", "columns: [total]\nrows: [{label: a}]\nstatistics: [none_such]"),
            ("profile", "none_such: 1"), ("profile", "blocks: [none_such]"),
            ("characteristics", "none_such: 1"), ("characteristics", "columns: [total]\nrows: [{none_such: 1}]"),
            ("characteristics", "columns: [total]\nrows: [{label: a, of: none_such}]"),
            ("characteristics", "columns: [total]\nrows: [{label: a, of: {none_such: 1}}]"),
            ("characteristics", "columns: [total]\nrows: [{label: a, of: age, as: none_such}]"),
            ("characteristics", "columns: [total]\nrows: [{label: a, of: age, statistics: [none_such]}]"),
        ])
    func otherWords(kind: String, wrong: String) throws {
        let yaml = "kind: \(kind)\nname: n\ntitle: t\n\(wrong)"
        try expectNamed(try #require(throws: ReportsError.self) { try Reports.definition(yaml: yaml, source: "d") })
    }

    private func expectNamed(_ refusal: ReportsError) throws {
        let text = String(describing: refusal)
        let words = try words(of: text, after: text.contains("Known: ") ? "Known: " : "is not one of ")
        let named = Set(
            try Guide("Reports/README.md").codeSpans.flatMap { $0.matches(of: /[a-z_]+|>=?/).map { String($0.0) } })
        for word in words { #expect(named.contains(word), "\(word) is not explained") }
    }

    @Test("The first definition shown in Reports' guide is one that the program has, and each can be read")
    func shownDefinitions() throws {
        let blocks = try Guide("Reports/README.md").lines.split { !$0.hasPrefix("    ") }
            .map { $0.map { $0.dropFirst(4) }.joined(separator: "\n") }
        let definitions = try blocks.map { try Reports.definition(yaml: $0, source: "README.md") }
        #expect(try definitions.first == Reports.definition(named: "sae") && definitions.count > 1)
    }

    /// The words of a list in an error's text, which ends with a full stop.
    private func words(of text: String, after lead: String) throws -> [String] {
        let list = text[try #require(text.firstRange(of: lead), "\(text)").upperBound...].prefix { $0 != "." }
        let words = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(!words.isEmpty)
        return words
    }
}
