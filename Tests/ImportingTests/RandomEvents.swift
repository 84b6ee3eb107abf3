import Safety
import TestSupport

/// A random events file (synthetic), and what it must give, put together without reading it.
struct RandomEvents {
    private(set) var text = ""
    private(set) var expected: [EventRecord] = []
    /// Line and byte offset of each sound row.
    private(set) var places: [[Int]] = []
    private(set) var ignoredLines: [Int] = []
    /// Line and column of the first problem of each refused row.
    private(set) var refused: [[Int]] = []

    private var numbers: SeededNumbers
    private let lineEnd: String
    private var line = 2

    static let header = "ID,NO,SOC,PT,WORDS,START,END,SEV,SER,REL,STUDY"
    static let profile = """
        profile: random
        title: random events
        missing: {tokens: [NA, "."], only_unquoted: true}
        trim: true
        dates: [iso, dd-mmm-yyyy]
        values:
          severity: {Light: mild, hard: severe, "?": missing}
          yes_no: {Y: true, N: false}
          causality: {likely: probable, 무관: not_related}
        tables:
          events:
            coding: by_source
            constants: {dictionary: Own, version: "1", language: English}
            columns:
              ID: {field: subject_id, required: true}
              NO: {field: event_seq, integer: true}
              SOC: soc_name
              PT: pt_name
              WORDS: {field: verbatim, trim: false}
              START: onset_date
              END: end_date
              SEV: severity
              SER: serious
              REL: causality
              STUDY: study_id
        """

    init(seed: Int, rows: Int) {
        numbers = SeededNumbers(seed: UInt64(seed))
        lineEnd = ["\n", "\r\n", "\r"][seed % 3]
        text = Self.header + lineEnd
        for number in 1...rows {
            switch numbers.below(12) {
            case 0: addBlankLine()
            case 1: addRefused(number)
            default: addSound(number)
            }
        }
    }

    private mutating func addBlankLine() {
        ignoredLines.append(line)
        text += lineEnd
        line += 1
    }

    private mutating func add(_ row: String) {
        text += row + lineEnd
        line += 1
    }

    private mutating func addRefused(_ number: Int) {
        let (row, column) = pick([
            ("S\(number),\(number),,,a\"b,,,,,,", 5), ("S\(number),\(number),,,\"a\"b,,,,,,", 5),
            ("S\(number),\(number),,,,2024-13,,,,,", 6), (",\(number),,,,,,,,,", 1), ("\" \",\(number),,,,,,,,,", 1),
            ("S\(number),x,,,,,,,,,", 2), ("S\(number),\(number),Refused SOC,,,,,,,,", 4),
            ("S\(number),\(number),Refused SOC,Refused PT,,2024-02,2024-01-31,,,,", 7),
            ("S\(number),\(number),,,,,,medium,,,", 8), ("S\(number),\(number),,,,,,,Q,,", 9),
            ("S\(number),\(number),,,,,,,,perhaps,", 10), ("S\(number),\(number),,", 5),
        ])
        refused.append([line, column])
        add(row)
    }

    private mutating func addSound(_ number: Int) {
        var record = EventRecord(subject: "S\(numbers.below(40))", sequence: "\(number)", coding: .uncoded)
        places.append([line, text.utf8.count])
        let (study, studyID) = pick([("", nil), ("ST-1", "ST-1"), ("Cafe\u{301}", "Caf\u{E9}"), ("\"NA\"", "NA")])
        record.studyID = studyID
        let (names, coding) = coding()
        record.coding = coding
        let (words, verbatim) = pick([
            ("", nil), ("NA", nil), ("\"NA\"", "NA"), (" pain ", " pain "), ("\"a, \"\"b\"\" c\"", "a, \"b\" c"),
            ("\"one\(lineEnd)two\"", "one\(lineEnd)two"), ("두통", "두통"), ("\"\"", nil), ("\"\"\"\"", "\""),
        ])
        record.verbatim = verbatim
        let (start, onset) = pick(Self.dates)
        record.onset = onset
        let (severityText, severity) = pick([
            ("LIGHT", Severity.mild), ("Hard", .severe), ("?", nil), (".", nil), ("", nil), ("\"hard\"", .severe),
        ])
        record.severity = severity
        let (seriousText, serious) = pick([("y", true), ("N", false), ("", nil), (" N\t", false)])
        record.serious = serious
        let (related, value) = pick([
            ("Likely", Causality.probable), ("무관", .notRelated), ("", .missing), ("\"LIKELY\"", .probable),
        ])
        let reported = related.isEmpty ? nil : related.filter { $0 != "\"" }
        record.causality = [CausalityAssessment(product: nil, assessor: nil, reported: reported, value: value)]
        let subject = pick([record.subject, " \(record.subject)", "\"\(record.subject)\""])
        let sequence = pick(["\(number)", "0\(number)", "\(number).0"])
        add("\(subject),\(sequence),\(names),\(words),\(start),,\(severityText),\(seriousText),\(related),\(study)")
        if words.contains(where: \.isNewline) { line += 1 }
        expected.append(record)
    }

    private static let dates: [(String, ClinicalDate?)] = [
        ("", nil), ("NA", nil), ("2024-02-29", date("2024-02-29", "2024-02-29", days: 1)),
        ("2024-02", date("2024-02", "2024-02-01", days: 29)), ("2023", date("2023", "2023-01-01", days: 365)),
        ("2024-02-29T08:30", date("2024-02-29T08:30", "2024-02-29", days: 1)),
        ("29-FEB-2024", date("29-FEB-2024", "2024-02-29", days: 1)),
        ("UN-feb-2024", date("UN-feb-2024", "2024-02-01", days: 29)),
    ]

    private static func date(_ written: String, _ first: String, days: Int) -> ClinicalDate? {
        let parts = first.split(separator: "-").compactMap { Int($0) }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2]).map {
            ClinicalDate(written: written, earliest: $0, latest: CalendarDay(number: $0.number + days - 1))
        }
    }

    /// SOC and PT as the file writes them, and as they are to be read.
    private mutating func coding() -> (String, EventCoding) {
        if numbers.below(5) == 0 { return (pick([",", "NA,.", "\"\","]), .uncoded) }
        let (soc, pt) = ("SOC \(numbers.below(3)), etc.", "PT \(numbers.below(30)) e\u{301}")
        let coding = SourceCoding(
            dictionary: DictionaryVersion(name: "Own", version: "1", language: "English"),
            soc: CodedName(code: nil, name: soc),
            pt: CodedName(code: nil, name: pt.replacing("e\u{301}", with: "\u{E9}")))
        return ("\"\(soc)\"," + pick([pt, "\"\(pt)\"", " \(pt)"]), .names(coding))
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[numbers.below(values.count)] }
}

extension SeededNumbers {
    fileprivate mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}
