import Safety
import TestSupport
import Testing

@testable import Registry

/// A row of a delivery before it has a place in a file.
enum TestRow {
    case subject(SubjectRecord)
    case exposure(ExposureRecord)
    case group(GroupRecord)
    case arm(ArmRecord)
    case dictionary(DictionaryEntry)
    case event(EventRecord)
    case supplement(SupplementRecord)
    case ignored(DeliveryTable)
    /// A row that the importer refused.
    case rejected(DeliveryTable, RejectCode, isWholeFile: Bool)

    var table: DeliveryTable {
        switch self {
        case .subject: .subjects
        case .exposure: .exposures
        case .group: .groups
        case .arm: .arms
        case .dictionary: .dictionary
        case .event: .events
        case .supplement: .supplements
        case .ignored(let table), .rejected(let table, _, _): table
        }
    }

    func outcome(_ origin: Origin) -> ImportOutcome {
        let evidence = RowEvidence(origin: origin, columns: TestRow.columns)
        switch self {
        case .subject(let record): return .subject(record, evidence)
        case .exposure(let record): return .exposure(record, evidence)
        case .group(let record): return .group(record, evidence)
        case .arm(let record): return .arm(record, evidence)
        case .dictionary(let entry): return .dictionary(entry, evidence)
        case .event(let record): return .event(record, evidence)
        case .supplement(let record): return .supplement(record, evidence)
        case .ignored: return .ignored(origin)
        case .rejected(_, let code, let isWholeFile):
            return .rejected(
                Reject(
                    code: code, file: origin.file, line: origin.line, column: 3, columnName: "third",
                    byteOffset: origin.byteOffset, detail: "as the importer found", row: Array("bytes".utf8),
                    isWholeFile: isWholeFile))
        }
    }

    /// The columns that the fields of every test row come from.
    static let columns = CheckedColumns([
        .studyID: .init(number: 1, name: "STUDYID"), .subject: .init(number: 2, name: "USUBJID"),
        .sequence: .init(number: 3, name: "AESEQ"), .plannedArm: .init(number: 4, name: "ARM"),
        .actualArm: .init(number: 5, name: "ACTARM"), .group: .init(number: 10, name: "GROUP"),
        .armName: .init(number: 11, name: "TITLE"), .armSize: .init(number: 12, name: "N"),
        .lltCode: .init(number: 6, name: "LLTCD"),
        .ptCode: .init(number: 7, name: "PTCD"), .ptName: .init(number: 8, name: "DECOD"),
        .primary: .init(number: 9, name: "PRIMARY"),
    ])
}

// MARK: Rows in short

func subject(
    _ identifier: String, arm: String? = "Treated", _ change: (inout SubjectRecord) -> Void = { _ in }
) -> TestRow {
    var record = SubjectRecord(subject: identifier)
    record.plannedArm = arm
    change(&record)
    return .subject(record)
}

/// An exposure of one day, or until `end`; `on` nil leaves the start blank.
func dose(
    _ identifier: String, _ sequence: String = "1", on start: String?, until end: String? = nil, amount: String = "1"
) -> TestRow {
    var record = ExposureRecord(subject: identifier, sequence: sequence)
    record.start = start.map(date)
    record.end = end.map(date)
    record.dose = amount
    return .exposure(record)
}

/// An event coded by names, by default as a headache.
func event(
    _ identifier: String, _ sequence: String = "1", on onset: String? = "2024-01-15",
    soc: String = "Nervous system disorders", pt: String = "Headache",
    _ change: (inout EventRecord) -> Void = { _ in }
) -> TestRow {
    var record = EventRecord(subject: identifier, sequence: sequence, coding: named(soc, pt))
    record.onset = onset.map(date)
    change(&record)
    return .event(record)
}

let deliveredDictionary = DictionaryVersion(name: "Invented names", version: "1", language: "en")

func named(_ soc: String, _ pt: String, in dictionary: DictionaryVersion = deliveredDictionary) -> EventCoding {
    .names(
        SourceCoding(
            dictionary: dictionary, soc: CodedName(code: nil, name: soc), pt: CodedName(code: nil, name: pt)))
}

func assessed(_ values: Causality...) -> [CausalityAssessment] {
    values.map { CausalityAssessment(product: nil, assessor: nil, reported: $0.name, value: $0) }
}

/// An ISO 8601 date, perhaps partial (2024, 2024-02), with its possible days.
func date(_ text: String) -> ClinicalDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let year = parts.first ?? 0
    let last = parts.count > 1 ? parts[1] : 12
    let earliest = CalendarDay(year: year, month: parts.count > 1 ? parts[1] : 1, day: parts.count > 2 ? parts[2] : 1)
    let latest = CalendarDay(
        year: year, month: last, day: parts.count > 2 ? parts[2] : CalendarDay.lengthOfMonth(last, year: year))
    guard let earliest, let latest else {
        Issue.record("\(text) is no date")
        return ClinicalDate(written: text, earliest: CalendarDay(number: 0), latest: CalendarDay(number: 0))
    }
    return ClinicalDate(written: text, earliest: earliest, latest: latest)
}

/// The ISO date a number of days after another.
func day(_ days: Int, after start: String) -> String {
    CalendarDay(number: date(start).earliest.number + days).iso
}

func exposure(_ identifier: String, _ sequence: String, _ change: (inout ExposureRecord) -> Void) -> TestRow {
    var record = ExposureRecord(subject: identifier, sequence: sequence)
    change(&record)
    return .exposure(record)
}

/// An event coded by a code of a loaded dictionary.
func coded(
    _ identifier: String, _ sequence: String, _ level: TermLevel, _ code: String, stated: StatedTerm? = nil
) -> TestRow {
    event(identifier, sequence) {
        $0.coding = .code(level: level, code: code)
        $0.statedPT = stated
    }
}

/// A supplement that is, where `emergent` is given, the treatment-emergent flag.
func supplement(
    _ identifier: String, _ sequence: String, name: String = "AETRTEM", value: String = "Y", emergent: Bool? = nil
) -> TestRow {
    var record = SupplementRecord(subject: identifier, eventSequence: sequence, name: name, value: value)
    record.treatmentEmergent = emergent
    return .supplement(record)
}

let loadedDictionary = DictionaryVersion(name: "Invented", version: "1.0", language: "en")

/// A row of a dictionary, by default the primary path of Headache.
func entry(
    _ dictionary: DictionaryVersion = loadedDictionary,
    soc: (code: String?, name: String) = ("S1", "Nervous system disorders"),
    pt: (code: String?, name: String) = ("P1", "Headache"), llt: (code: String?, name: String)? = nil,
    isPrimary: Bool = true, _ change: (inout DictionaryEntry) -> Void = { _ in }
) -> TestRow {
    var entry = DictionaryEntry(
        dictionary: dictionary, soc: CodedName(code: soc.code, name: soc.name),
        pt: CodedName(code: pt.code, name: pt.name), isPrimary: isPrimary)
    entry.llt = llt.map { CodedName(code: $0.code, name: $0.name) }
    change(&entry)
    return .dictionary(entry)
}
