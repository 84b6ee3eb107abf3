import Foundation
import TestSupport
import Testing

/// The synthetic study's events with damaged rows among them: what is stored, what is kept aside, what is said.
@Suite("A damaged delivery", .demoStudy)
struct DamagedDeliveryTests {
    /// What is done to the row of a data line, counted from 0, and the reason code that follows.
    private static let damage: [(row: Int, code: String, change: @Sendable (String) -> String)] = [
        (3, "field_count", { $0 + ",surplus" }),
        (40, "unknown_subject", { $0.replacing("LENZ-PMS-SYN,SYN-", with: "LENZ-PMS-SYN,CANARY-") }),
        (200, "other_study", { $0.replacing("LENZ-PMS-SYN", with: "CANARY-STUDY") }),
        (400, "unknown_code", { $0.replacing(#/,L\d{6},/#, with: ",CANARY99,") }),
        (777, "text_after_quote", { $0.replacing(#/,L\d{6},/#, with: ",\"CANARY\" \",") }),
        (1000, "unreadable_date", { $0.replacing(#/,(L\d{6}),[^,]*,/#) { match in ",\(match.1),17.CANARY.2019," } }),
    ]

    /// A registry with the study's other files, and the damaged events.csv beside it. Rows come with it by code.
    private func delivery() throws -> (folder: PrivateFolder, rows: [String: String]) {
        let folder = try PrivateFolder()
        try folder.soteria("init", "study.soteria", "--study", "lenzumestrocel-pms").ended(0)
        let source = try SourceLines(path: try DemoStudy.file("events.csv"))
        var text = source.row(at: 0) + "\n"
        var rows: [String: String] = [:]
        for (number, offset) in source.offsets.enumerated() {
            var row = source.row(at: offset)
            if let damage = Self.damage.first(where: { $0.row == number }) {
                let damaged = damage.change(row)
                try #require(damaged != row, "\(damage.code) did not change the row")
                row = damaged
                rows[damage.code] = row
            }
            text += row + "\n"
            // An empty line is passed over and counted as ignored.
            if number == 500 { text += "\n" }
        }
        try folder.write("events.csv", text)
        return (folder, rows)
    }

    private func files() throws -> [String] {
        try ["subjects.csv", "exposures.csv", "dictionary.csv"].map { try DemoStudy.file($0) } + ["events.csv"]
    }

    @Test("Stop: every problem is listed in the order of lines, and nothing is stored")
    func stop() throws {
        let (folder, _) = try delivery()
        let before = try StoredRows(of: folder.file("study.soteria"))
        let run = try folder.soteria(["import", "study.soteria"] + files()).ended(3)
        let listed = run.errors.split(separator: "\n").filter { $0.hasPrefix("  events.csv:") }
        #expect(run.errors.contains("nothing was stored; 6 problems"))
        let lines = listed.compactMap {
            $0.split(separator: ":").dropFirst().first.flatMap { Int($0.prefix(while: \.isNumber)) }
        }
        #expect(lines == lines.sorted() && lines.count == 6)
        for (line, damage) in zip(listed, Self.damage) { #expect(line.contains(": \(damage.code): "), "\(line)") }
        #expect(!run.errors.contains("CANARY"))
        #expect(try StoredRows(of: folder.file("study.soteria")) == before)
    }

    @Test("Keep: the good rows are stored, and read = stored + unchanged + rejected + ignored")
    func keep() throws {
        let (folder, _) = try delivery()
        let run = try folder.soteria(["import", "study.soteria", "--on-reject", "keep"] + files()).ended(0)
        #expect(
            run.lines.contains {
                $0.hasPrefix("events.csv (events): 1327 read = 1320 stored + 0 unchanged + 6 rejected + 1 ignored")
            })
        #expect(
            run.lines.contains {
                $0.hasPrefix("together: 2424 read = 2414 stored + 3 unchanged + 6 rejected + 1 ignored")
            })
        for line in run.lines.filter({ $0.contains(" read = ") }) {
            let numbers = line.matches(of: #/(\d+) (?:read|stored|unchanged|rejected|ignored)/#).compactMap {
                Int($0.1)
            }
            #expect(numbers.count == 5 && numbers[0] == numbers[1...].reduce(0, +), "\(line)")
        }
        let stored = try StoredRows.query(
            folder.file("study.soteria"),
            "SELECT rows_read, rows_stored, rows_unchanged, rows_rejected, rows_ignored, on_reject FROM import_run")
        #expect(stored == [["2424", "2414", "3", "6", "1", "keep"]])
        #expect(!run.errors.contains("CANARY") && run.errors.split(separator: "\n").count == 6)
        #expect(try folder.flat(["table", "study.soteria", "ae", "--check"]).contains("Rows rejected at import: 6."))
        #expect(try folder.flat(["table", "study.soteria", "ae"]).contains("Stored events 1320"))
        try folder.soteria("verify", "study.soteria").ended(0)
    }

    @Test("The rejects are exported with the bytes of their rows, and the listing shows no value")
    func export() throws {
        let (folder, rows) = try delivery()
        try folder.soteria(["import", "study.soteria", "--on-reject", "keep"] + files()).ended(0)
        #expect(try folder.soteria("rejects", "study.soteria", "-o", "rejects.csv").ended(0).output.isEmpty)
        let exported = SimpleCSV.table(try folder.read("rejects.csv"))
        #expect(exported.count == 6)
        let delivered = Array(try folder.read("events.csv").utf8)
        for reject in exported {
            let code = try #require(reject["code"])
            #expect(reject["row"] == rows[code], "\(code)")
            let offset = try #require(reject["byte_offset"].flatMap { Int($0) })
            #expect(delivered[offset...].starts(with: (rows[code] ?? "?").utf8))
            #expect("\(1 + delivered[..<offset].count { $0 == UInt8(ascii: "\n") })" == reject["line"])
            #expect(reject["file"] == "events.csv" && reject["run"] == "1")
            #expect(!(reject["detail"] ?? "CANARY").contains("CANARY"))
        }
        let shown = try folder.soteria("rejects", "study.soteria").ended(0)
        #expect(shown.lines.count == 7 && !shown.output.contains("CANARY"))
    }

    @Test("Bytes that are not UTF-8, and a NUL, come back from the export as they were")
    func rawBytes() throws {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        let row = Array("P1,\"a ".utf8) + [0xFF, 0x00, 0xED, 0xA0, 0x80] + Array(" \"\"b\"\"\"".utf8)
        try folder.write("subjects.csv", Array("subject_id,site\nP0,S\n".utf8) + row + Array("\r\nP2,S\n".utf8))
        try folder.soteria("import", "study.soteria", "subjects.csv", "--on-reject", "keep").ended(0)
        try folder.soteria("rejects", "study.soteria", "-o", "rejects.csv").ended(0)
        let exported = Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("rejects.csv"))))
        let quoted = row.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
        let field = [UInt8(ascii: "\"")] + quoted + Array("\"\n".utf8)
        #expect(Array(exported.suffix(field.count)) == field)
    }

    @Test("--run lists the rejects of one import; a run that is not there is refused")
    func run() throws {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        for (number, arm) in ["B", "C"].enumerated() {
            try folder.write("subjects.csv", "subject_id,planned_arm\nP\(number),A\nQ\(number),\(arm)\n")
            try folder.soteria("import", "study.soteria", "subjects.csv", "--on-reject", "keep").ended(0)
        }
        #expect(try folder.soteria("rejects", "study.soteria").ended(0).lines.count == 3)
        let second = try folder.soteria("rejects", "study.soteria", "--run", "2").ended(0)
        #expect(second.lines.count == 2 && second.output.hasPrefix("run 2  subjects.csv:3:2 (planned_arm)"))
        try folder.soteria("rejects", "study.soteria", "--run", "2", "-o", "two.csv").ended(0)
        #expect(SimpleCSV.table(try folder.read("two.csv")).map { $0["row"] } == ["Q1,C"])
        #expect(
            try folder.soteria("rejects", "study.soteria", "--run", "3").ended(2).errors.contains("no import run 3"))
    }

    @Test("Corrected rows of an export are imported as a delivery of their own")
    func correction() throws {
        let (folder, rows) = try delivery()
        try folder.soteria(["import", "study.soteria", "--on-reject", "keep"] + files()).ended(0)
        let source = try SourceLines(path: try DemoStudy.file("events.csv"))
        let original = source.offsets.map { source.row(at: $0) }
        let corrected = Self.damage.map { original[$0.row] }
        #expect(Set(rows.values).isDisjoint(with: corrected))
        try folder.write("corrected.csv", ([source.row(at: 0)] + corrected).joined(separator: "\n") + "\n")
        let run = try folder.soteria("import", "study.soteria", "corrected.csv").ended(0)
        #expect(run.output.contains("6 read = 6 stored"))
        let table = ["table", "study.soteria", "ae", "--check", "--format", "csv"]
        #expect(try folder.soteria(table).ended(0).output == DemoStudy.registry().soteria(table).output)
    }
}
