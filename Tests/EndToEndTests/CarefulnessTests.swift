import Foundation
import TestSupport
import Testing

@Suite("What belongs to patients and to the user is handled with care", .demoStudy)
struct CarefulnessTests {
    @Test("A demonstration never writes into a folder that holds anything")
    func demoRefusesFolderInUse() throws {
        let folder = try PrivateFolder()
        try folder.write("events.csv", "mine\n")
        let run = try folder.soteria("demo", "-o", ".")
        #expect(run.status == 2, "\(run)")
        #expect(run.errors.contains("not empty"))
        #expect(try folder.read("events.csv") == "mine\n")
    }

    @Test(
        "A file that holds data of patients can be read by its owner only",
        arguments: [["events"], ["trace", "adr", "--pt", "Nausea"]])
    func patientDataIsPrivate(command: [String]) throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria([command[0], "study.soteria"] + command.dropFirst() + ["-o", "out.txt"])
        #expect(run.status == 0, "\(run)")
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("out.txt"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("A trace says so when the file of a line is not below the folder of sources")
    func missingSourceIsSaid() throws {
        let folder = try DemoStudy.registry()
        try FileManager.default.createDirectory(atPath: folder.file("empty"), withIntermediateDirectories: true)
        let run = try folder.soteria("trace", "study.soteria", "adr", "--pt", "Coccydynia", "--source", "empty")
        #expect(run.status == 0, "\(run)")
        #expect(run.lines.count { $0.contains("not found below the folder") } == 2)
    }

    @Test("A trace in Markdown shows the lines, and CSV, which has no place for them, refuses --source")
    func sourceByFormat() throws {
        let folder = try DemoStudy.registry()
        let options = ["trace", "study.soteria", "adr", "--pt", "Coccydynia", "--source", try DemoStudy.files]
        let markdown = try folder.soteria(options + ["--format", "markdown"])
        #expect(markdown.output.contains("tailbone pain,L170501"), "\(markdown)")
        #expect(try folder.soteria(options + ["--format", "csv"]).status == 2)
    }

    @Test("A period that ends before it begins is refused, not counted as empty")
    func periodBackwards() throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria("table", "study.soteria", "ae", "--from", "2020-01-02", "--to", "2019-01-01")
        #expect(run.status == 2, "\(run)")
        #expect(run.errors.contains("ends before it begins"))
    }
}

@Suite("What is no file is refused at once")
struct NotAFileTests {
    @Test("A folder or a pipe is no registry and no profile, and nothing waits for it")
    func notAFile() throws {
        let folder = try PrivateFolder()
        try folder.write("events.csv", "subject_id,event_seq\n")
        try #require(mkfifo(folder.file("pipe"), 0o600) == 0)
        for name in ["pipe", "."] {
            let run = try folder.soteria("info", name)
            #expect(run.status == 4 && run.errors.contains("is not a file"), "\(run)")
            let profile = try folder.soteria("profile", "show", name)
            #expect(profile.status == 5 && profile.errors.contains("not a regular file"), "\(profile)")
        }
    }
}
