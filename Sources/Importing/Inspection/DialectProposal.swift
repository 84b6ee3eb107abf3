import Imports

/// The delimiters that a text may have, the likeliest first, each with its evidence.
///
/// It is shown and never applied to an import: whoever imports accepts it with `--delimiter` or in a profile.
package struct DialectProposal: Sendable, Equatable {
    package let candidates: [DelimiterEvidence]

    private static let delimiters: [UInt8] = [",", "\t", ";", "|", "$"].map { UInt8(ascii: $0) }

    init(_ bytes: [UInt8], isWhole: Bool, quote: UInt8?, profiles: [Profile]) {
        candidates = Self.delimiters.map { delimiter in
            DelimiterEvidence(
                bytes, isWhole: isWhole, dialect: Dialect(delimiter: delimiter, quote: quote), profiles: profiles)
        }.sorted { Self.rank($0) > Self.rank($1) }
    }

    /// The delimiter that a table can be split by, and that most speaks for; nil when none can.
    package var likely: DelimiterEvidence? { candidates.first.flatMap { $0.isPlausible ? $0 : nil } }

    private static func rank(_ evidence: DelimiterEvidence) -> (Int, Int, Int, Int) {
        let share = evidence.records == 0 ? 0 : 100 * evidence.agreeing / evidence.records
        return (evidence.isPlausible ? 1 : 0, evidence.known, share, evidence.fields)
    }
}

extension SourceTable {
    /// How much of a text a proposal is made from, in bytes.
    static let sampleBytes = 1 << 18

    /// The first bytes of delimited text, decompressed and decoded, and whether they are all of it.
    func sample() throws(SourceReadError) -> (bytes: [UInt8], isWhole: Bool) {
        var source = try ByteSource(self)
        var bytes = [UInt8](repeating: 0, count: Self.sampleBytes)
        let count = try source.fill(&bytes, 0..<bytes.count)
        return (Array(bytes[..<count]), count < bytes.count)
    }

    /// What the delimiter of delimited text may be.
    func proposal(_ profiles: [Profile]) throws(SourceReadError) -> DialectProposal {
        let sample = try sample()
        return DialectProposal(sample.bytes, isWhole: sample.isWhole, quote: format.dialect.quote, profiles: profiles)
    }

    /// What to do when delimited text seems to be split by another delimiter than the one it was read by.
    func delimiterRemedy(_ profile: Profile) -> String? {
        guard format.kind == .delimited, let likely = try? proposal([profile] + Imports.shippedProfiles()).likely,
            likely.delimiter != format.dialect.delimiter
        else { return nil }
        let word = DelimiterChoice.word(of: likely.delimiter)
        return "Its fields seem to be separated by \(word) (\(likely.sentence)): add --delimiter \(word)."
    }
}
