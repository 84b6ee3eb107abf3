import Imports

/// What speaks for and against one delimiter of a text, from its first records.
package struct DelimiterEvidence: Sendable, Equatable {
    package var delimiter: UInt8
    /// The records that were looked at, without empty lines.
    package var records = 0
    /// The number of fields that most records have, and how many have it.
    package var fields = 0
    package var agreeing = 0
    /// The records with a quoted field, and those whose quotes are broken.
    package var quoted = 0
    package var broken = 0
    /// The fields of the first record that look like names of columns.
    package var names = 0
    /// The columns that a profile knows, and the profile that knows most.
    package var known = 0
    package var profile: String?
    /// Whether every record ends with the delimiter, so that its last field is empty.
    package var hasEmptyEnd = false

    /// Whether a table can be split so: several fields, the same number in nearly every record.
    package var isPlausible: Bool { fields >= 2 && agreeing * 10 >= records * 9 && broken * 10 <= records }

    /// The evidence in one sentence.
    package var sentence: String {
        var parts = ["\(agreeing) of \(records) records have \(fields) fields"]
        if broken > 0 { parts.append("the quotes of \(broken) are broken") }
        if let profile, known > 0 { parts.append("profile \(profile) knows \(known) of the names") }
        if hasEmptyEnd { parts.append("every line ends with the delimiter") }
        return parts.joined(separator: ", ")
    }

    /// Looks at the first records of a text.
    ///
    /// - Parameters:
    ///   - isWhole: whether the bytes are all of the text; otherwise the last record is left out, which may be cut.
    ///   - profiles: those whose columns are looked for in the first record.
    init(_ bytes: [UInt8], isWhole: Bool, dialect: Dialect, profiles: [Profile]) {
        delimiter = dialect.delimiter
        guard var reader = try? DelimitedReader(bytes: bytes, dialect: dialect) else { return }
        var counts: [Int: Int] = [:]
        var first: [String] = []
        var emptyEnds = 0
        var previous: Sighting?
        // The last record is counted once it is known whether another one follows it.
        func count(_ sighting: Sighting) {
            records += 1
            counts[sighting.fields, default: 0] += 1
            quoted += sighting.isQuoted ? 1 : 0
            broken += sighting.isBroken ? 1 : 0
            emptyEnds += sighting.endsEmpty ? 1 : 0
        }
        while records < Self.sample, (try? reader.next()) == true {
            let sighting = reader.withRecord { record -> Sighting? in
                if record.isBlank { return nil }
                if first.isEmpty { first = RecordHeader(record).names }
                return Sighting(record)
            }
            guard let sighting, let sighting else { continue }
            if let previous { count(previous) }
            previous = sighting
        }
        if let previous, records == 0 || (isWhole && records < Self.sample) { count(previous) }
        let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        (fields, agreeing) = (most?.key ?? 0, most?.value ?? 0)
        hasEmptyEnd = fields > 1 && records > 0 && emptyEnds == records
        names = Set(first.filter(Self.looksLikeName)).count
        for candidate in profiles {
            guard let columns = HeaderRecognition.columns(names: first, profile: candidate) else { continue }
            let count = first.count - columns.unknown.count
            if count > known { (known, profile) = (count, candidate.name) }
        }
    }

    /// How many records are looked at.
    static let sample = 200

    /// A name begins with a letter, is short, and is no date.
    static func looksLikeName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
        return text.count <= 64
    }

    /// What one record shows.
    private struct Sighting {
        var fields: Int
        var isQuoted = false
        var isBroken: Bool
        var endsEmpty: Bool

        init(_ record: SourceRecord) {
            fields = record.fieldCount
            for field in 0..<record.fieldCount where record[field].isQuoted { isQuoted = true }
            let codes: Set<RecordProblem.Code> = [.bareQuote, .textAfterClosingQuote, .unterminatedQuote]
            isBroken = record.problems.contains { codes.contains($0.code) }
            endsEmpty = record.fieldCount > 0 && record[record.fieldCount - 1].bytes.isEmpty
        }
    }
}
