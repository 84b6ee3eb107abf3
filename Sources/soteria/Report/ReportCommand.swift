import ArgumentParser
import Foundation
import Registry
import Reporting
import Reports
import Safety

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write tables and listings as documents to hand in.",
        discussion: """
            One document with contents, numbered displays and the provenance of every number, or a folder with a file for \
            each display. All tables are counted in one pass.

              soteria report study.soteria --set pms -o safety.pdf
              soteria report study.soteria --set csr -o outputs/ --format rtf,csv
              soteria report study.soteria overview my-table.yaml -o tables.docx
              soteria report study.soteria --all --shell -o shells.rtf
              soteria report study.soteria subject-profile --subject SYN-012 -o profile.pdf

            Sets: \(Reports.setNames.joined(separator: ", ")); a set can also be a YAML file. Definitions: \
            \(Reports.names.joined(separator: ", ")).

            The form follows from the file's name, or --format names it: html, pdf, docx, rtf, text and markdown are \
            pages, xlsx has a sheet for each display, latex is a source text, csv and json hold unrounded numbers. The same \
            registry, definitions and options give the same bytes.
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Argument(help: ArgumentHelp("The tables and listings.", valueName: "name|file"))
    var names: [String] = []

    @Option(help: ArgumentHelp("A set of definitions.", valueName: "name|file"))
    var set: String?

    @Flag(help: "Every definition of the program.")
    var all = false

    @OptionGroup(title: "Selection")
    var selection: SelectionOptions

    @Option(help: ArgumentHelp("The subject of a subject profile.", valueName: "id"))
    var subject: String?

    @Flag(help: "Count a second time by the reference SQL; a difference is an error that names the cell.")
    var check = false

    @Flag(help: "Print the displays without data: xx for every number.")
    var shell = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The document, or with a slash at its end a folder for a file of each display.", valueName: "file|dir/"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "The form; in a folder several, with commas between.",
            valueName: DocumentFormat.allCases.map(\.rawValue).joined(separator: "|")))
    var format: String?

    @Option(help: ArgumentHelp("The size of the pages.", valueName: "a4|letter"))
    var paper: PaperName = .a4

    func run() throws {
        let registry = Program.registry(self.registry)
        let destination = try ReportDestination(output, formats: try formats())
        let definitions = try ReportedDefinitions(names: names, set: set, all: all)
        let report = try registry.snapshot {
            try ReportMaking(
                registry: registry, selection: selection, subject: subject, isChecked: check,
                isShell: shell
            ).report(definitions)
        }
        for missing in report.leftOut { Output.complain("soteria: left out: \(missing)") }
        try destination.write(report, on: paper.paper)
    }

    /// The forms asked for; nil leaves the choice to the file's name.
    private func formats() throws -> [DocumentFormat]? {
        guard let format else { return nil }
        return try format.split(separator: ",", omittingEmptySubsequences: false).map { word in
            let name = word.filter { $0 != " " }.lowercased()
            guard let format = DocumentFormat(rawValue: name) else {
                let known = DocumentFormat.allCases.map(\.rawValue)
                throw Ending.Failure(
                    code: .usage,
                    message: "--format does not know \"\(name)\". "
                        + NearNames.question(
                            name, among: known, otherwise: "It takes \(known.joined(separator: ", "))."))
            }
            return format
        }
    }
}

enum PaperName: String, CaseIterable, ExpressibleByArgument {
    case a4, letter

    var paper: Paper {
        switch self {
        case .a4: .a4
        case .letter: .letter
        }
    }
}
