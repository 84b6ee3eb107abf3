import Foundation
import TestSupport
import Testing

@Suite("Who and what is counted in small studies")
struct PopulationTests {
    private static let skin = "Skin and subcutaneous tissue disorders"

    @Test("Screen failures are stored without an arm and stand outside every N, whether dosed or not")
    func screenFailures() throws {
        let study = try SmallStudy(
            arms: ["A"],
            subjects: SmallStudy.subjects(2, "A") + [
                .init("F1", "Screen Failure", doses: []), .init("F2", "Screen Failure"), .init("F3", ""),
            ],
            events: [.init("P1", Self.skin, "Rash"), .init("F2", Self.skin, "Rash"), .init("F3", Self.skin, "Rash")],
            notAnArm: ["Screen Failure"])
        let cells = try study.tidy()
        #expect(cells.counts("any") == [1, 1])
        #expect(cells.allSatisfy { $0.n == 2 })
        #expect(try study.folder.soteria("info", "study.soteria").output.contains("subjects      5"))
        #expect(try study.page().output.contains("subject outside the population 2"))
    }

    @Test("A placebo exposure with dose 0 makes its subject part of the population")
    func placebo() throws {
        let study = try SmallStudy(
            arms: ["Placebo", "Active"],
            subjects: [.init("P1", "Placebo", doses: [.init("2020-01-01", amount: "0")]), .init("A1", "Active")],
            events: [.init("P1", Self.skin, "Rash")])
        #expect(try study.tidy().filter { $0.level == "any" }.map(\.n) == [1, 1, 2])
        #expect(try study.tidy().counts("any", arm: "Placebo") == [1, 1])
    }

    @Test("An event without a code is counted in any event and shown last under Not coded")
    func uncoded() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(100, "A"),
            events: [
                .init("P1", "", "", ["verbatim": "something else"]), .init("P1", Self.skin, "Rash"),
                .init("P2", "Vascular disorders", "Flushing"),
            ])
        let cells = try study.tidy().filter { $0.arm == "Total" }
        #expect(cells.filter { $0.level == "soc" }.map(\.soc) == [Self.skin, "Vascular disorders", "Not coded"])
        #expect(cells.counts("soc", soc: "Not coded") == [1, 1])
        #expect(cells.counts("any") == [3, 2])
        #expect(try study.page().output.contains("Of the counted: 1 not coded"))
        // No threshold hides them: there is no term that could be too rare.
        #expect(try study.tidy("ae").contains { $0.level == "pt" && $0.pt == "Not coded" })
        #expect(try study.tidy("teae-by-soc-pt", "--soc", "not coded").counts("any") == [1, 1])
        let trace = try study.folder.soteria(
            "trace", "study.soteria", "teae-by-soc-pt", "--soc", "Not coded", "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(trace.events == 1 && trace.listing.first?.event.verbatim == "something else")
    }

    @Test("Names with accents and Hangul stand in aligned columns")
    func accents() throws {
        let study = try SmallStudy(
            arms: ["Thérapie cellulaire"], subjects: SmallStudy.subjects(2, "Thérapie cellulaire"),
            events: [
                .init("P1", "신경계 장애", "두통"), .init("P1", "Affections du système nerveux", "Céphalée"),
                .init("P2", "신경계 장애", "Cephalea"),
            ])
        let lines = try study.page("ae").lines
        let rows = lines.filter { $0.hasSuffix("50.00%") }
        #expect(rows.count == 3)
        let rule = try #require(lines.first { $0.hasPrefix("───") })
        // A syllable of Hangul takes two columns of a terminal.
        #expect(rows.allSatisfy { columns($0) == rule.count }, "\(rows)")
        #expect(try study.tidy("ae").counts("pt", soc: "신경계 장애", pt: "두통") == [1, 1])
        #expect(try study.tidy("ae", "--pt", "CÉPHALÉE").counts("any") == [1, 1])
        #expect(try study.tidy("ae", "--arm", "thérapie cellulaire").counts("any") == [3, 2])
    }

    @Test("Spelling variants of one term are one row and are found by either spelling")
    func spellings() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(2, "A"),
            events: [
                .init("P1", "Gastrointestinal disorders", "Diarrhoea"),
                .init("P2", "GASTROINTESTINAL DISORDERS", "DIARRHEA"),
            ])
        #expect(try study.tidy().filter { $0.arm == "Total" }.map(\.level) == ["any", "soc", "pt"])
        for name in ["Diarrhoea", "diarrhea", "DIARRHOEA"] {
            #expect(try study.tidy("teae-by-soc-pt", "--pt", name).counts("any") == [2, 2], "\(name)")
        }
    }

    @Test("A long SOC name wraps inside its column and no line is wider than 100 columns")
    func longNames() throws {
        let soc = "Neoplasms benign, malignant and unspecified (incl cysts and polyps)"
        let arms = ["Lenzumestrocel 1.0 million cells per kilogram", "Lenzumestrocel 2.0 million cells per kilogram"]
        let study = try SmallStudy(
            arms: arms, subjects: [.init("P1", arms[0]), .init("P2", arms[1])],
            events: [.init("P1", soc, "Malignant neoplasm of the peripheral nervous system unspecified")])
        let lines = try study.page().lines
        #expect(lines.allSatisfy { $0.count <= 100 })
        let words = lines.flatMap { $0.split(separator: " ") }
        for word in "\(soc) \(arms[0])".split(separator: " ") { #expect(words.contains(word)) }
    }

    private func columns(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ((0xAC00...0xD7A3).contains($1.value) ? 2 : 1) }
    }
}

extension SmallStudy {
    /// A file of rules under which every event is a reaction.
    func everyEventIsRelated() throws -> String {
        try folder.write(
            "related.yaml",
            """
            name: related
            version: "1"
            window: {basis: all}
            related: {not_in: [], missing: counts}
            """)
    }
}
