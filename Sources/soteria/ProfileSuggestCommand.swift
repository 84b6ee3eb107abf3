import ArgumentParser
import Foundation
import Importing
import Imports

extension ProfileCommand {
    struct Suggest: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a draft of a profile for files of a source that no profile knows.",
            discussion: """
                Columns are matched to fields by their names (patient is the subject, body system is the SOC) and by the \
                look of their values. Every guess that a person has to decide is a line that begins with # DOUBT; what \
                is not decided is refused by an import. The draft holds no value of a patient, but for the words of \
                fields with listed meanings, such as severity, that have no meaning yet.

                  soteria profile suggest ae.txt dm.txt -o site.yaml
                  (decide each # DOUBT in site.yaml)
                  soteria profile check site.yaml ae.txt dm.txt
                  soteria import study.soteria --profile site.yaml ae.txt dm.txt
                """)

        @Argument(help: ArgumentHelp("Files of the source, one of each table.", valueName: "file"))
        var files: [String]

        @OptionGroup(title: "Reading")
        var sampling: SamplingOptions

        @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
        var output: String?

        func validate() throws {
            if files.isEmpty { throw ValidationError("Name at least one file to draft a profile for.") }
        }

        func run() throws {
            let options = try sampling.options(profile: nil)
            let inspected = try files.map { path throws(ImportingError) in try FileInspection(path: path, options) }
            for file in inspected {
                for part in file.passedOver {
                    Output.complain("\(file.path): \(part.part) is passed over: \(part.reason)")
                }
            }
            let draft = ProfileDraft(inspected, name: name)
            try Output.deliver(draft.text, to: output)
            Output.complain(
                draft.doubts == 0
                    ? "No doubt is open: try it with soteria profile check."
                    : "\(counted(draft.doubts, "doubt")) to decide: look for # DOUBT.")
        }

        /// The profile is called as its file.
        private var name: String {
            let stem = output.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent } ?? ""
            return stem.isEmpty ? "draft" : stem
        }
    }
}
