import ArgumentParser
import Foundation
import Importing
import Imports
import Incidence
import Registry
import Reporting
import Reports
import Safety

/// The one place that turns errors into text on standard error and exit codes.
enum Ending {
    /// The documented exit codes.
    enum Code: Int32 {
        case findings = 1
        case usage = 2
        case refused = 3
        case registry = 4
        case inputOutput = 5
        case locked = 6
    }

    /// An ending with a code and a message of its own.
    struct Failure: Error {
        let code: Code
        let message: String
    }

    static func exit(for error: any Error) -> Never {
        if let code = code(of: error) {
            Output.complain("soteria: \(message(of: error))")
            Foundation.exit(code.rawValue)
        }
        // Help, version and mistakes of the command line are the parser's to word.
        let text = Soteria.fullMessage(for: error)
        if Soteria.exitCode(for: error).isSuccess {
            Output.write(text.isEmpty ? "" : text + "\n")
            Foundation.exit(0)
        }
        Output.complain(text)
        Foundation.exit(Code.usage.rawValue)
    }

    /// The code of a kind of error has a name of its own: an overload for the kind would lose against this function,
    /// whose result fits better where an optional is expected, and call it without end.
    private static func code(of error: any Error) -> Code? {
        switch error {
        case let failure as Failure: failure.code
        case let error as RegistryError: registryCode(error.kind)
        case let error as ImportingError: importingCode(error)
        case let error as ReportsError: reportsCode(error)
        case is ImportsError: .refused
        case let error as ReportingError: reportingCode(error)
        case let error as SourceReadError: readingCode(error)
        case is SafetyError: .usage
        case is Disagreement: .findings
        case IncidenceError.timesInGroups: .usage
        case is IncidenceError: .registry
        default: nil
        }
    }

    private static func registryCode(_ kind: RegistryError.Kind) -> Code {
        switch kind {
        case .registry: .registry
        case .refused: .refused
        case .request: .usage
        case .locked: .locked
        case .inputOutput: .inputOutput
        }
    }

    private static func importingCode(_ error: ImportingError) -> Code {
        switch error {
        case .noFiles, .repeatedFile, .twoForms: .usage
        case .unrecognisedHeader, .missingPartner, .nothingKnown: .refused
        case .unreadable(let error): readingCode(error)
        case .notAFile, .changedWhileRead: .inputOutput
        }
    }

    /// What the bytes themselves are to blame for is a refusal; else the file could not be read.
    private static func readingCode(_ error: SourceReadError) -> Code {
        switch error {
        case .damagedContainer, .refusedArchive, .undecodable, .unknownByteOrder, .unsupportedFormat: .refused
        default: .inputOutput
        }
    }

    private static func reportsCode(_ error: ReportsError) -> Code {
        switch error {
        case .unknownDefinition, .unknownSet, .noSubject, .option: .usage
        default: .refused
        }
    }

    private static func reportingCode(_ error: ReportingError) -> Code {
        switch error {
        case .noNumbers, .differentColumns: .usage
        default: .inputOutput
        }
    }

    private static func message(of error: any Error) -> String {
        (error as? Failure)?.message ?? "\(error)"
    }
}
