import Foundation
import GRDB
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The documented exit codes, each with commands that give it. An error is one sentence or more on standard error
/// that says what and where, and standard output stays empty.
@Suite("Exit codes", .demoStudy)
struct ExitCodeTests {
    private func expect(
        _ code: Int32, _ arguments: [String], in folder: PrivateFolder, says words: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try folder.soteria(arguments).ended(code, sourceLocation: sourceLocation)
        for word in words { #expect(run.errors.contains(word), "\(run)", sourceLocation: sourceLocation) }
        #expect(run.output.isEmpty && !run.errors.isEmpty, "\(run)", sourceLocation: sourceLocation)
    }

    @Test("0: done, also when a file was imported before; nothing is said on standard error")
    func done() throws {
        let folder = try DemoStudy.registry()
        for command in [
            ["table", "study.soteria", "ae"], ["events", "study.soteria"], ["terms", "study.soteria"],
            ["trace", "study.soteria", "adr"], ["rejects", "study.soteria"], ["rules", "list", "study.soteria"],
            ["verify", "study.soteria"], ["info", "study.soteria"], ["profile", "list"],
            ["import", "study.soteria", try DemoStudy.file("events.csv")],
        ] {
            let run = try folder.soteria(command).ended(0)
            #expect(run.errors.isEmpty && !run.output.isEmpty, "\(run)")
        }
    }

    @Test("1: findings of verify, and a cell that two counts disagree about")
    func findings() throws {
        let folder = try DemoStudy.registry()
        try StoredRows.tamper(folder.file("study.soteria"), "CREATE INDEX own ON event (verbatim)")
        let run = try folder.soteria("verify", "study.soteria").ended(1)
        #expect(run.errors.contains("schema: index own does not belong to a registry"))
    }

    @Test("2: the command line is wrong")
    func usage() throws {
        let folder = try DemoStudy.registry()
        try expect(2, ["tables"], in: folder, says: "table")
        try expect(2, ["table", "study.soteria"], in: folder, says: "Missing expected argument")
        try expect(2, ["table", "study.soteria", "ae", "--thresold", ">5%"], in: folder, says: "--threshold")
        try expect(2, ["table", "study.soteria", "ea"], in: folder, says: "'ea'", "ae")
        try expect(2, ["events", "study.soteria", "--pt", "Nausa"], in: folder, says: "\"Nausa\"", "Nausea")
        try expect(
            2, ["import", "study.soteria", "events.csv", "--on-reject", "skip"], in: folder, says: "stop or keep")
        try expect(2, ["import", "study.soteria", "events.csv", "--delimiter", "ab"], in: folder, says: "--delimiter")
        try expect(2, ["rejects", "study.soteria", "--run", "7"], in: folder, says: "run 7")
    }

    @Test("3: the input was refused: rows, a study, rules, a profile, a definition")
    func refused() throws {
        let folder = try DemoStudy.registry()
        try folder.write("bad.csv", "subject_id,event_seq\nSYN-001\n")
        try folder.write("bad.yaml", "name: [\n")
        try folder.write("korean.yaml", [0xB0, 0xA1, 0xB3, 0xAA])
        try expect(
            3, ["import", "study.soteria", "bad.csv"], in: folder, says: "bad.csv:2", "field_count", "Correct the file")
        try expect(3, ["init", "new.soteria", "--study", "bad.yaml"], in: folder, says: "bad.yaml")
        try expect(3, ["table", "study.soteria", "ae", "--rules", "bad.yaml"], in: folder, says: "bad.yaml")
        try expect(3, ["table", "study.soteria", "bad.yaml"], in: folder, says: "bad.yaml")
        try expect(3, ["import", "study.soteria", "bad.csv", "--profile", "bad.yaml"], in: folder, says: "bad.yaml")
        for command in [
            ["init", "new.soteria", "--study", "korean.yaml"], ["table", "study.soteria", "korean.yaml"],
            ["table", "study.soteria", "ae", "--rules", "korean.yaml"], ["profile", "show", "korean.yaml"],
        ] { try expect(3, command, in: folder, says: "korean.yaml", "UTF-8") }
    }

    @Test("4: the registry is missing, is none, is damaged, is of a newer program, or exists already")
    func registry() throws {
        let folder = try DemoStudy.registry()
        try expect(4, ["table", "nothing.soteria", "ae"], in: folder, says: "nothing.soteria", "soteria init")
        try expect(4, ["import", "nothing.soteria", "x.csv"], in: folder, says: "nothing.soteria")
        try expect(
            4, ["init", "study.soteria", "--study", "cdisc-pilot"], in: folder, says: "study.soteria exists already")
        try folder.write("text.soteria", String(repeating: "not a registry\n", count: 200))
        try expect(4, ["info", "text.soteria"], in: folder, says: "text.soteria")
        try expect(4, ["import", "text.soteria", try DemoStudy.file("events.csv")], in: folder, says: "text.soteria")
        #expect(try folder.read("text.soteria").hasPrefix("not a registry"), "a foreign file is never touched")
        try StoredRows.tamper(folder.file("other.db"), "CREATE TABLE t (x)")
        try expect(4, ["verify", "other.db"], in: folder, says: "other.db is not a Soteria registry")
        try StoredRows.tamper(folder.file("study.soteria"), "PRAGMA user_version = 999")
        try expect(4, ["table", "study.soteria", "ae"], in: folder, says: "999", "newer")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("study.soteria")))
        try folder.write("half.soteria", Array(bytes.prefix(bytes.count / 2)))
        try expect(4, ["table", "half.soteria", "ae"], in: folder, says: "half.soteria")
    }

    @Test("5: a file or a folder cannot be read or written")
    func inputOutput() throws {
        let folder = try DemoStudy.registry()
        try expect(5, ["import", "study.soteria", "absent.csv"], in: folder, says: "absent.csv")
        try expect(5, ["import", "study.soteria", "/dev/null"], in: folder, says: "not a regular file")
        try expect(5, ["table", "study.soteria", "ae", "-o", "absent/ae.txt"], in: folder, says: "absent/ae.txt")
        try expect(5, ["events", "study.soteria", "-o", "."], in: folder, says: "could not be written")
        try expect(5, ["rejects", "study.soteria", "-o", "absent/r.csv"], in: folder, says: "absent/r.csv")
        try expect(5, ["trace", "study.soteria", "adr", "--source", "absent"], in: folder, says: "absent")
        try expect(5, ["init", "absent/new.soteria", "--study", "cdisc-pilot"], in: folder, says: "absent/new.soteria")
        try expect(5, ["table", "study.soteria", "ae", "-o", "/dev/full"], in: folder, says: "/dev/full")
    }

    @Test("6: another process is writing; reading goes on")
    func locked() throws {
        let folder = try DemoStudy.registry()
        try folder.write("month.csv", "subject_id,planned_arm\nSYN-NEW,Lenzumestrocel\n")
        let paths = [folder.file("study.soteria"), folder.file("study.soteria-lock")]
        let descriptors = paths.map { open($0, O_RDWR | O_CREAT, 0o600) }
        defer { for descriptor in descriptors { close(descriptor) } }
        for descriptor in descriptors { try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0) }
        try expect(6, ["import", "study.soteria", "month.csv"], in: folder, says: "study.soteria", "Try again")
        try expect(6, ["rules", "use", "study.soteria", "lenzumestrocel-pms"], in: folder, says: "study.soteria")
        try folder.soteria("table", "study.soteria", "adr", "--check").ended(0)
        for descriptor in descriptors { flock(descriptor, LOCK_UN) }
        try FileManager.default.removeItem(atPath: paths[1])
        try folder.soteria("import", "study.soteria", "month.csv").ended(0)
    }

    @Test("6: another program holds SQLite's own lock")
    func lockedBySQLite() throws {
        let folder = try DemoStudy.registry()
        try folder.write("month.csv", "subject_id,planned_arm\nSYN-NEW,Lenzumestrocel\n")
        let other = try DatabaseQueue(path: folder.file("study.soteria"))
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            try expect(6, ["import", "study.soteria", "month.csv"], in: folder, says: "study.soteria", "Try again")
            try db.execute(sql: "ROLLBACK")
        }
        try other.close()
        try folder.soteria("import", "study.soteria", "month.csv").ended(0)
    }
}
