/// What can go wrong: a wrong command line, a folder that cannot be written, numbers that cannot be met together.
package enum GenerationError: Error, CustomStringConvertible {
    case usage
    case unwritable(String)
    case unmet(String)

    package var description: String {
        switch self {
        case .usage: "Give one folder to write to: lenzumestrocel-study OUT_DIR"
        case .unwritable(let path): "Cannot write \(path). Give a folder that exists or can be made, with room in it."
        case .unmet(let what): "The published numbers cannot be met: \(what). Change the numbers or the seed."
        }
    }

    /// The exit status of the command.
    var exitCode: Int32 {
        switch self {
        case .unmet: 1
        case .usage: 2
        case .unwritable: 5
        }
    }
}
