import Imports
import Safety

/// How the values of a profile are written: the texts that stand for a missing value.
final class ValueRules: Sendable {
    private let accepted: Set<RejectCode>
    private let tokens: [[UInt8]]
    private let onlyUnquoted: Bool
    /// Bit n is set when a token has n bytes; the last bit stands for longer ones.
    private let tokenLengths: UInt64

    init(_ profile: Profile) {
        accepted = profile.accepted
        tokens = profile.missing.tokens.map { Array($0.utf8) }
        onlyUnquoted = profile.missing.onlyUnquoted
        tokenLengths = tokens.reduce(0) { $0 | 1 << min($1.count, 63) }
    }

    /// Whether rows are not refused for a doubt.
    func accepts(_ doubt: RejectCode) -> Bool { accepted.contains(doubt) }

    /// Whether a value that is not empty stands for a missing one.
    @inline(__always)
    func isMissing(_ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Bool {
        if tokenLengths & (1 &<< UInt64(min(bytes.count, 63))) == 0 { return false }
        return isToken(bytes, isQuoted: isQuoted)
    }

    @inline(never)
    private func isToken(_ bytes: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Bool {
        if isQuoted && onlyUnquoted { return false }
        for token in tokens where token.count == bytes.count {
            if bytes.elementsEqual(token) { return true }
        }
        return false
    }
}
