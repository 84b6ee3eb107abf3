import Imports

/// How the values of a profile are written: its dates, and the texts that stand for a missing value.
final class ValueRules: Sendable {
    let dates: [DateFormat]
    private let tokens: [[UInt8]]
    private let onlyUnquoted: Bool

    init(_ profile: Profile) {
        dates = profile.dates
        tokens = profile.missing.tokens.map { Array($0.utf8) }
        onlyUnquoted = profile.missing.onlyUnquoted
    }

    /// Whether a value that is not empty stands for a missing one.
    func isMissing(_ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Bool {
        if isQuoted && onlyUnquoted { return false }
        for token in tokens where token.count == bytes.count {
            if bytes.elementsEqual(token) { return true }
        }
        return false
    }
}
