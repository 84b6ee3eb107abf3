import ArgumentParser
import Importing
import Imports

/// How the first rows of files are read that nobody may know yet.
struct SamplingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The character between fields: comma, tab, semicolon, pipe, dollar or one character."))
    var delimiter: String?

    @Option(help: ArgumentHelp("The encoding of text that is not UTF-8.", valueName: "name"))
    var encoding: String?

    @Option(help: "How many rows of each table are looked at.")
    var rows = 1_000

    func validate() throws {
        try TextOptions.check(delimiter: delimiter, encoding: encoding)
        guard (1...10_000_000).contains(rows) else {
            throw ValidationError("--rows takes a number from 1 to 10000000.")
        }
    }

    /// The options of a look at files by a profile, or by the usual one where none is given.
    func options(profile: String?) throws -> FileInspection.Options {
        FileInspection.Options(
            profile: try ProfileArgument.profile(profile ?? Imports.ownProfile), isProfileGiven: profile != nil,
            delimiter: delimiter.flatMap(DelimiterChoice.byte), encoding: encoding.flatMap(TextEncoding.init),
            rows: rows)
    }
}

/// What is wrong with options that say how text is read.
enum TextOptions {
    static func check(delimiter: String?, encoding: String?) throws {
        if let delimiter, DelimiterChoice.byte(of: delimiter) == nil {
            throw ValidationError("--delimiter takes comma, tab, semicolon, pipe, dollar or one ASCII character.")
        }
        if let encoding, TextEncoding(name: encoding) == nil {
            throw ValidationError(
                "--encoding takes the name of an encoding that this system knows, such as CP949 or Windows-1252.")
        }
    }
}
