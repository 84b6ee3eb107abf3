import ArgumentParser
import Foundation
import Imports

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run the whole way from CSV files to tables on the synthetic example study.",
        discussion: """
            Writes the files of lenzumestrocel-pms to a folder, makes a registry of them, prints the three tables of the \
            published study and follows one cell to its lines; into a folder that is kept it also writes a report. The data are \
            synthetic.
            """)

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder to make; without it, a temporary one that is removed again.", valueName: "dir"))
    var output: String?

    private static let study = "lenzumestrocel-pms"

    func run() throws {
        let folder =
            output ?? FileManager.default.temporaryDirectory.appendingPathComponent("soteria-demo-\(getpid())").path
        defer { if output == nil { try? FileManager.default.removeItem(atPath: folder) } }
        try makeFolder(folder)
        for file in Imports.studyFiles(named: Self.study) { try Output.write(file.bytes, to: "\(folder)/\(file.name)") }
        let registry = "\(folder)/\(Self.study).soteria"
        let data = ["subjects", "exposures", "dictionary", "events"].map { "\(folder)/\($0).csv" }
        try step(["init", registry, "--study", Self.study])
        try step(["import", registry] + data)
        for table in ["ae", "adr", "sae", "overview"] { try step(["table", registry, table, "--check"]) }
        try step(["trace", registry, "adr", "--pt", "Coccydynia", "--source", folder])
        guard output != nil else { return }
        try step(["report", registry, "--set", "pms", "-o", "\(folder)/safety.html"])
        Output.say("\nThe registry, its files and the report safety.html are in \(folder).\n")
    }

    /// Makes the folder, or takes an empty one: nobody's files may be written over.
    private func makeFolder(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Ending.Failure(code: .inputOutput, message: "The folder \(folder) cannot be made.")
        }
        guard try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty else {
            throw Ending.Failure(
                code: .usage, message: "The folder \(folder) is not empty. Name a new folder for the demonstration.")
        }
    }

    /// Shows a command as one would type it, and runs it.
    private func step(_ arguments: [String]) throws {
        let words = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }
        Output.say("\n$ soteria \(words.joined(separator: " "))\n")
        var command = try Soteria.parseAsRoot(arguments)
        try command.run()
    }
}
