import Foundation
import TestSupport
import Testing

@Suite("The same registry gives the same bytes", .demoStudy)
struct RepeatabilityTests {
    /// Surroundings in which programs often behave otherwise.
    private static let surroundings: [[String: String]] = [
        ["TZ": "Asia/Seoul", "LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.UTF-8", "HOME": "/nonexistent"],
        ["TZ": "America/St_Johns", "LANG": "tr_TR", "LC_ALL": "tr_TR", "COLUMNS": "40", "TERM": "xterm-256color"],
    ]

    @Test(
        "Tables, listings and traces are the same twice, in another time zone and language, from another folder",
        arguments: [
            ["table", "ae"], ["table", "overview", "--format", "json"], ["table", "sae", "--format", "csv", "--codes"],
            ["table", "teae-by-soc-pt", "--sort", "soc=agreed,pt=events"], ["events", "--serious", "--all"],
            ["events", "--related", "--format", "json"], ["terms", "--search", "pain"],
            ["trace", "adr", "--pt", "Nausea"],
            ["rules", "show"], ["verify"],
        ])
    func sameBytes(arguments: [String]) throws {
        let folder = try DemoStudy.registry()
        // The commands of rules have a word of their own before the registry.
        let place = arguments[0] == "rules" ? 2 : 1
        var command = arguments
        command.insert("study.soteria", at: place)
        let first = try folder.soteria(command).ended(0).output
        #expect(try folder.soteria(command).ended(0).output == first)
        for environment in Self.surroundings {
            #expect(try folder.soteria(command, environment: environment).ended(0).output == first, "\(environment)")
        }
        guard arguments[0] != "verify" else { return }
        let elsewhere = try PrivateFolder()
        command[place] = folder.file("study.soteria")
        #expect(try elsewhere.soteria(command).ended(0).output == first)
    }

    @Test("SOURCE_DATE_EPOCH fixes the times: two registries of the same files hold the same rows")
    func fixedTime() throws {
        let names = ["subjects.csv", "exposures.csv", "dictionary.csv", "events.csv"]
        var registries: [StoredRows] = []
        for surroundings in Self.surroundings {
            let folder = try PrivateFolder()
            let environment = surroundings.merging(["SOURCE_DATE_EPOCH": "1700000000"]) { $1 }
            try folder.soteria(["init", "s.soteria", "--study", "lenzumestrocel-pms"], environment: environment).ended(
                0)
            let files = try names.map { try DemoStudy.file($0) }
            try folder.soteria(["import", "s.soteria"] + files, environment: environment).ended(0)
            registries.append(try StoredRows(of: folder.file("s.soteria")))
            // 1700000000 is 2023-11-14T22:13:20Z (date -u -d @1700000000).
            #expect(try folder.soteria("info", "s.soteria").output.contains("1  2023-11-14T22:13:20Z  by "))
            #expect(try folder.soteria("rules", "list", "s.soteria").output.contains("stored 2023-11-14T22:13:20Z"))
        }
        #expect(registries[0] == registries[1])
        #expect(registries[0].count("event") == 1326 && registries[0].count("subject") == 264)
    }

    @Test("A registry at rest is one file, after every command that writes and every one that reads")
    func oneFile() throws {
        let folder = try DemoStudy.registry()
        try folder.write("new.csv", "subject_id,planned_arm\nSYN-NEW,Lenzumestrocel\n")
        try folder.write("bad.csv", "subject_id,planned_arm\nSYN-BAD,None\n")
        try folder.writeRules(replacing: "last_day: 365", by: "last_day: 30")
        let known = ["bad.csv", "changed.yaml", "new.csv", "study.soteria"]
        for (command, code) in [
            (["import", "study.soteria", "new.csv"], 0), (["import", "study.soteria", "bad.csv"], 3),
            (["import", "study.soteria", "bad.csv", "--on-reject", "keep", "--dry-run"], 0),
            (["import", "study.soteria", "bad.csv", "--on-reject", "keep"], 0),
            (["rules", "use", "study.soteria", "changed.yaml"], 0), (["table", "study.soteria", "ae", "--check"], 0),
            (["verify", "study.soteria"], 0),
        ] as [([String], Int32)] {
            try folder.soteria(command).ended(code)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == known, "\(command)")
        }
    }

    @Test("Commands that read leave every byte of the registry as it is")
    func readingChangesNothing() throws {
        let folder = try DemoStudy.registry()
        func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.file("study.soteria"))) }
        let before = try bytes()
        try folder.writeRules(replacing: "last_day: 365", by: "last_day: 30")
        for command in [
            ["table", "study.soteria", "ae", "--check", "--rules", "changed.yaml"],
            ["events", "study.soteria", "--all"],
            ["rules", "compare", "study.soteria", "lenzumestrocel-pms", "changed.yaml"], ["verify", "study.soteria"],
            ["import", "study.soteria", "changed.yaml"], ["info", "study.soteria"],
        ] {
            _ = try folder.soteria(command)
            #expect(try bytes() == before, "\(command)")
        }
        // A registry that may not be written is read all the same.
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file("study.soteria"))
        try folder.soteria("table", "study.soteria", "adr").ended(0)
    }
}
