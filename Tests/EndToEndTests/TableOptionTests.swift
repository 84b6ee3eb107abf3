import Foundation
import TestSupport
import Testing

/// 20 subjects in arm A, 5 in arm B, 17 events:
/// Cardiac 3 events in 2 subjects, Infections 6 in 5, Vascular 8 in 3.
@Suite("Options of a table")
struct TableOptionTests {
    private static let cardiac = "Cardiac disorders"
    private static let infections = "Infections and infestations"
    private static let vascular = "Vascular disorders"

    private func study() throws -> SmallStudy {
        func events(_ soc: String, _ pt: String, _ subjects: String...) -> [SmallStudy.Event] {
            subjects.map { .init($0, soc, pt) }
        }
        return try SmallStudy(
            arms: ["A", "B"],
            subjects: SmallStudy.subjects(20, "A", prefix: "A") + SmallStudy.subjects(5, "B", prefix: "B"),
            events: events(Self.vascular, "Flushing", "A1", "A2", "A3")
                + events(Self.vascular, "Hypertension", "A1", "A1", "A1", "A1", "A1")
                + events(Self.infections, "Bronchitis", "A1", "A2", "A3", "A4", "B1")
                + events(Self.infections, "Cystitis", "B1") + events(Self.cardiac, "Palpitations", "A5")
                + events(Self.cardiac, "Sinus tachycardia", "A5", "A6"))
    }

    private func terms(_ study: SmallStudy, _ table: String, _ options: String...) throws -> [String] {
        let run = try study.folder.soteria(["table", "study.soteria", table, "--check", "--format", "csv"] + options)
        return try run.ended(0).tidy.filter { $0.level == "pt" && $0.arm == "Total" }.map(\.pt)
    }

    @Test("--threshold: more than, at least, of total, of any arm, none")
    func threshold() throws {
        let study = try study()
        let all = ["Palpitations", "Sinus tachycardia", "Bronchitis", "Cystitis", "Flushing", "Hypertension"]
        let table = "teae-by-soc-pt"
        #expect(try terms(study, table) == all)
        // 1 of 25 is 4 % exactly.
        #expect(
            try terms(study, table, "--threshold", ">4% of total") == ["Sinus tachycardia", "Bronchitis", "Flushing"])
        #expect(try terms(study, table, "--threshold", ">=4% of total") == all)
        #expect(
            try terms(study, table, "--threshold", ">4.000001%of total") == [
                "Sinus tachycardia", "Bronchitis", "Flushing",
            ])
        // With arms as columns any arm decides: 1 of 5 in B, 2 of 20 in A.
        #expect(try terms(study, table, "--threshold", ">10%") == ["Bronchitis", "Cystitis", "Flushing"])
        #expect(
            try terms(study, table, "--threshold", ">=10% of any arm") == [
                "Sinus tachycardia", "Bronchitis", "Cystitis", "Flushing",
            ])
        // The table of adverse events has a threshold of its own, in total.
        #expect(try terms(study, "ae").sorted() == ["Bronchitis", "Flushing", "Sinus tachycardia"])
        #expect(try terms(study, "ae", "--threshold", "none").sorted() == all.sorted())
        let page = try study.page("ae", "--threshold", ">=8%").output
        #expect(page.contains("at least 8 % of participants in total have them: at least 2 of 25."))
    }

    @Test("--sort: SOCs by name, in the agreed order or by subjects; PTs by name, subjects or events")
    func sort() throws {
        let study = try study()
        func socs(_ order: String) throws -> [String] {
            try study.tidy("teae-by-soc-pt", "--sort", order).filter { $0.level == "soc" && $0.arm == "Total" }.map(
                \.soc)
        }
        #expect(try socs("soc=alpha") == [Self.cardiac, Self.infections, Self.vascular])
        #expect(try socs("soc=agreed") == [Self.infections, Self.cardiac, Self.vascular])
        #expect(try socs("soc=subjects") == [Self.infections, Self.vascular, Self.cardiac])
        let table = "teae-by-soc-pt"
        #expect(
            try terms(study, table, "--sort", "pt=alpha")
                == ["Palpitations", "Sinus tachycardia", "Bronchitis", "Cystitis", "Flushing", "Hypertension"])
        #expect(
            try terms(study, table, "--sort", "pt=subjects")
                == ["Sinus tachycardia", "Palpitations", "Bronchitis", "Cystitis", "Flushing", "Hypertension"])
        #expect(
            try terms(study, table, "--sort", "soc=subjects,pt=events")
                == ["Bronchitis", "Cystitis", "Hypertension", "Flushing", "Sinus tachycardia", "Palpitations"])
    }

    @Test("--level: which kinds of rows are printed with numbers")
    func level() throws {
        let study = try study()
        func labels(_ level: String) throws -> [String] {
            try study.page("ae", "--level", level).lines.filter { $0.contains(#/ \d+ +\d+ +[\d.]+%$/#) }
                .map { $0.components(separatedBy: "   ")[0] }
        }
        #expect(try labels("any") == ["Any event"])
        #expect(try labels("soc") == [Self.cardiac, Self.infections, Self.vascular])
        #expect(try labels("pt") == ["  Sinus tachycardia", "  Bronchitis", "  Flushing"])
        #expect(try labels("remainder") == ["  1 further term", "  1 further term", "  1 further term"])
        #expect(
            try labels("any,soc,pt,remainder") == [
                "Any event", Self.cardiac, "  Sinus tachycardia", "  1 further term", Self.infections, "  Bronchitis",
                "  1 further term", Self.vascular, "  Flushing", "  1 further term",
            ])
    }

    @Test("Remainder rows: events add up to the SOC's, subjects are distinct")
    func remainders() throws {
        let cells = try study().tidy("ae", "--threshold", ">20%")
        #expect(cells.counts("remainder", soc: Self.vascular, pt: "2 further terms") == [8, 3])
        #expect(cells.counts("remainder", soc: Self.infections, pt: "2 further terms") == [6, 5])
        for soc in [Self.cardiac, Self.infections, Self.vascular] {
            let rows = cells.filter { $0.soc == soc && $0.arm == "Total" && $0.level != "soc" }
            #expect(cells.counts("soc", soc: soc)?[0] == rows.reduce(0) { $0 + $1.events })
        }
    }

    @Test("--codes adds the codes to names and columns")
    func codes() throws {
        let study = try study()
        let csv = try study.page("ae", "--format", "csv", "--codes").lines
        #expect(csv.first == "table,arm,level,soc,pt,events,subjects,n,percent,soc_code,pt_code")
        #expect(csv.dropFirst().allSatisfy { $0.hasSuffix(",,") }, "names without codes have none to show")
        let json = try study.page("ae", "--format", "json", "--codes").output
        #expect(json.contains("\"pt_code\": null"))
        #expect(try !study.page("ae", "--format", "json").output.contains("pt_code"))
    }

    @Test("-o writes the result to a file and nothing to standard output, in every format")
    func output() throws {
        let study = try study()
        for format in ["text", "csv", "json", "markdown"] {
            let shown = try study.page("ae", "--format", format)
            let written = try study.page("ae", "--format", format, "-o", "ae.\(format)")
            #expect(written.output.isEmpty && written.errors.isEmpty)
            #expect(try study.folder.read("ae.\(format)") == shown.output, "\(format)")
        }
        // A file that stood there is replaced, whole or not at all.
        try study.folder.soteria("table", "study.soteria", "ae", "-o", "missing/ae.txt").ended(5)
        try study.folder.soteria("table", "study.soteria", "nothing", "-o", "ae.text").ended(2)
        #expect(try study.folder.read("ae.text") == study.page("ae").output)
    }

    @Test("JSON holds the rows of the CSV with definition, rules, dictionary, generation and methods")
    func json() throws {
        struct Result: Decodable {
            struct Rules: Decodable { let name: String, version: String }
            struct Row: Decodable, Equatable {
                let arm: String, level: String, soc: String?, pt: String?, events: Int, subjects: Int, n: Int,
                    percent: Double?
            }
            struct Dictionary: Decodable { let name: String }
            let rules: Rules
            let rows: [Row]
            let generation: Int
            let methods: [String: String]
            let dictionaries: [Dictionary]
        }
        let study = try study()
        let result = try study.page("ae", "--format", "json").json(Result.self)
        let rows = try study.tidy("ae")
        #expect(result.rows.map(\.events) == rows.map(\.events))
        #expect(result.rows.map(\.percent) == rows.map { Double($0.percent) })
        #expect(result.rows.map { $0.pt ?? "" } == rows.map(\.pt))
        #expect(result.rules.name == "small" && result.rules.version == "1")
        #expect(result.generation > 0 && result.methods["proportion"] != nil && result.dictionaries.count == 1)
    }

    @Test(
        "An option that a table cannot follow is refused",
        arguments: [
            ["ae", "--threshold", "5%"], ["ae", "--threshold", ">5"], ["ae", "--threshold", ">101%"],
            ["ae", "--sort", "soc"],
            ["ae", "--sort", "soc=alpha,soc=agreed"], ["ae", "--sort", "pt=agreed"], ["ae", "--level", "hlt"],
            ["ae", "--level", ""], ["ae", "--format", "xml"], ["overview", "--threshold", ">5%"],
            ["overview", "--level", "soc"], ["overview", "--sort", "pt=alpha"],
        ])
    func refused(options: [String]) throws {
        let run = try study().folder.soteria(["table", "study.soteria"] + options).ended(2)
        #expect(run.output.isEmpty && run.errors.contains(options[1]), "\(run)")
    }

    @Test("Several tables in one command are the tables one by one: pages in turn, one CSV, a list in JSON")
    func severalTables() throws {
        let study = try study()
        let names = ["ae", "overview", "sae"]
        func run(_ tables: [String], _ format: String) throws -> String {
            try study.folder.soteria(["table", "study.soteria"] + tables + ["--check", "--format", format]).ended(0)
                .output
        }
        for format in ["text", "markdown"] {
            #expect(try run(names, format) == names.map { try run([$0], format) }.joined(separator: "\n"))
        }
        // One header for all: the ends of intervals are empty where a table has none.
        let lines = try names.map { try run([$0], "csv").split(separator: "\n").map(String.init) }
        let filled = lines.map { $0.map { $0.hasPrefix("overview,") || $0.hasPrefix("table,") ? $0 : $0 + ",," } }
        #expect(
            try run(names, "csv").split(separator: "\n").map(String.init)
                == [lines[1][0]] + filled.flatMap { $0.dropFirst() })
        let list = try JSONSerialization.jsonObject(with: Data(run(names, "json").utf8)) as? [[String: Any]]
        #expect(list?.compactMap { $0["table"] as? String } == names)
    }
}
