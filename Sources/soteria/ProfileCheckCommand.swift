import ArgumentParser
import Foundation
import Importing
import Imports

extension ProfileCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a profile, alone or with files that it is to read.",
            discussion: """
                The profile is read strictly: an unknown key, field or format is an error with line and column (exit \
                code 3). Lines marked # DOUBT are listed as open. With files, it is said of each which table it would \
                fill, which columns are read, passed over, unknown or missing, and how many of the first rows can be \
                read. What needs other rows, such as whether a subject exists, only an import finds. Findings give exit \
                code 1.

                  soteria profile check site.yaml
                  soteria profile check site.yaml ae.txt dm.txt --rows 100000
                """)

        @Argument(help: ArgumentHelp("The profile.", valueName: "name|file"))
        var name: String

        @Argument(help: ArgumentHelp("Files that it is to read.", valueName: "data"))
        var files: [String] = []

        @OptionGroup(title: "Reading")
        var sampling: SamplingOptions

        func run() throws {
            let profile = try ProfileArgument.profile(name)
            var findings = 0
            Output.say("\(profile.name): \(profile.title)\n")
            for table in profile.tables {
                Output.say("  \(table.table.name): \(counted(table.columns.count, "column"))\n")
            }
            for (number, line) in profile.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                guard let mark = line.range(of: ProfileDraft.mark) else { continue }
                findings += 1
                Output.say("  open, line \(number + 1):\(line[mark.upperBound...])\n")
            }
            let options = try sampling.options(profile: name)
            for path in files {
                do {
                    for check in try FileCheck.checks(path: path, profile: profile, options) {
                        Output.say(check.words)
                        if !check.isSound { findings += 1 }
                    }
                } catch {
                    guard case .unrecognisedHeader = error else { throw error }
                    Output.say("\(error)\n")
                    findings += 1
                }
            }
            guard findings == 0 else {
                throw Ending.Failure(code: .findings, message: "\(name) has \(counted(findings, "finding")).")
            }
            Output.say("Nothing was found to be wrong.\n")
        }
    }
}

extension FileCheck {
    /// What was found, as lines for a person.
    fileprivate var words: String {
        var lines = ["\(title): \(fit.map { "read as \($0.table)" } ?? "the header cannot be read")"]
        for problem in headerProblems { lines.append("  \(problem)") }
        if let fit {
            let read = fit.columns.compactMap { column -> String? in
                switch column.role {
                case .field(let field): "\(column.name) -> \(field)"
                case .selectsRows: "\(column.name) says which rows are read"
                case .ignored, .unknown: nil
                }
            }
            lines.append("  read: \(read.joined(separator: ", "))")
            let ignored = fit.columns.filter { $0.role == .ignored }.map(\.name)
            if !ignored.isEmpty { lines.append("  passed over: \(ignored.joined(separator: ", "))") }
            if !fit.unknown.isEmpty { lines.append("  unknown, so refused: \(fit.unknown.joined(separator: ", "))") }
            for missing in fit.missing { lines.append("  missing: \(missing.joined(separator: " or "))") }
        }
        if headerProblems.isEmpty {
            lines.append(
                "  \(mapped) of \(counted(rows, "row")) can be read" + (ignored > 0 ? ", \(ignored) passed over" : ""))
        }
        for refusal in refusals {
            let column = refusal.column.map { " (\($0))" } ?? ""
            lines.append(
                "    \(counted(refusal.count, "row")) \(refusal.code), first at line \(refusal.line)\(column): \(refusal.detail)"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
