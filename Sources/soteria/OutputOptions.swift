import ArgumentParser
import Reporting

/// In which form and where a result is written.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The form of the result.", valueName: "text|csv|json|markdown"))
    var format: OutputFormat = .text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
    var output: String?

    /// The columns that text may take: the terminal's, or the usual ones in a file or a pipe.
    var width: Int? { output == nil ? Output.width : nil }
}

extension OutputFormat: ExpressibleByArgument {}
