import Importing

/// Everything that a reader says about a text, copied, so that two readings can be compared.
struct DelimitedSnapshot: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        var offset: Int
        var raw: [UInt8]
        var value: [UInt8]
        var isQuoted: Bool
        var hasDoubledQuotes: Bool
        var isDamaged: Bool
    }

    struct Record: Equatable, Sendable {
        var line: Int
        var offset: Int
        var raw: [UInt8]
        var isBlank: Bool
        var isTruncated: Bool
        var fields: [Field]
        var problems: [RecordProblem]
    }

    var records: [Record] = []
    var hasByteOrderMark = false
    var wholeFileProblem: RecordProblem?

    init() {}

    /// Reads all records one by one, or in batches of at most `batch`.
    init(
        _ bytes: [UInt8], dialect: Dialect = Dialect(), expectedFieldCount: Int? = nil,
        windowBytes: Int = DelimitedReader.usualWindowBytes, indexBytes: Int = 16_384, batch: Int? = nil
    ) throws {
        var reader = try DelimitedReader(
            bytes: bytes, dialect: dialect, expectedFieldCount: expectedFieldCount, windowBytes: windowBytes,
            indexBytes: indexBytes)
        try self.init(reading: &reader, batch: batch)
    }

    init(reading reader: inout DelimitedReader, batch: Int? = nil) throws {
        if let batch {
            while try reader.nextBatch(upTo: batch) {
                records += reader.withBatch { batch in (0..<batch.count).map { Record(batch[$0]) } }
            }
        } else {
            while try reader.next() {
                if let record = reader.withRecord({ Record($0) }) { records.append(record) }
            }
        }
        hasByteOrderMark = reader.hasByteOrderMark
        wholeFileProblem = reader.wholeFileProblem
    }

    /// The values as text, a replacement character for what is not UTF-8.
    var values: [[String]] {
        records.map { $0.fields.map { String(decoding: $0.value, as: UTF8.self) } }
    }

    /// Each problem as `code line:column@offset`.
    var problems: [String] { records.flatMap(\.problems).map(\.short) }
}

extension DelimitedSnapshot.Record {
    init(_ record: SourceRecord) {
        line = record.line
        offset = record.byteOffset
        raw = Array(record.bytes)
        isBlank = record.isBlank
        isTruncated = record.isTruncated
        // What the text may be encoded in is a proposal, which the reference reader does not make.
        problems = record.problems.map { problem in
            var problem = problem
            problem.encodings = []
            return problem
        }
        fields = (0..<record.fieldCount).map { DelimitedSnapshot.Field(record[$0]) }
    }
}

extension DelimitedSnapshot.Field {
    init(_ field: SourceField) {
        offset = field.byteOffset
        raw = Array(field.bytes)
        value = field.value()
        isQuoted = field.isQuoted
        hasDoubledQuotes = field.hasDoubledQuotes
        isDamaged = field.isDamaged
    }
}

extension RecordProblem {
    var short: String { "\(code.rawValue) \(line):\(column)@\(byteOffset)" }
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014, SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
