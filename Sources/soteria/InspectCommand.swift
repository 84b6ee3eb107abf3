import ArgumentParser
import Foundation
import Importing
import Imports

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what files hold and how they would be read, before anything is imported.",
        discussion: """
            For each table of a file: its size, format and encoding; the evidence for each delimiter; the columns with \
            the kinds of their values (empty, whole number, number, date and in which formats, text), the longest value \
            and how many different ones there are; the profiles that fit and what they read into which field; and what \
            is doubtful. It reads the first rows only, decides nothing and stores nothing.

            No value of the file is shown unless --values asks for it: names of columns are, and words for a missing \
            value such as NA.

              soteria inspect ae.txt
              soteria inspect ae.txt --delimiter dollar --encoding CP949
              soteria inspect delivery.zip --format json -o delivery.json

            What is proposed is never applied by itself: give it to `soteria import` as --profile, --delimiter or \
            --encoding, or write a profile (`soteria profile suggest`).
            """)

    @Argument(help: ArgumentHelp("The files to look at.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Read as this profile says, and try it first.", valueName: "name|file"))
    var profile: String?

    @OptionGroup(title: "Reading")
    var sampling: SamplingOptions

    @Flag(help: "Show the most frequent values of each column, too: they may be data of patients.")
    var values = false

    @Option(help: ArgumentHelp("The form of the result.", valueName: "text|json"))
    var format: InspectionForm = .text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
    var output: String?

    enum InspectionForm: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if files.isEmpty { throw ValidationError("Name at least one file to look at.") }
    }

    func run() throws {
        let options = try sampling.options(profile: profile)
        let inspected = try files.map { path throws(ImportingError) in try FileInspection(path: path, options) }
        let text =
            switch format {
            case .text: InspectionText(inspected, showsValues: values).text
            case .json: try InspectionResult.json(inspected, showsValues: values)
            }
        try Output.deliver(text, to: output, isPrivate: values)
    }
}
