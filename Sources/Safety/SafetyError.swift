/// A value that does not exist in the field's words.
package enum SafetyError: Error, Equatable, CustomStringConvertible {
    /// A window given on the command line cannot be used; the sentence says why and which forms there are.
    case windowOption(String)

    package var description: String {
        switch self {
        case .windowOption(let sentence): sentence
        }
    }
}
