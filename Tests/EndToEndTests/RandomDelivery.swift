import Safety
import TestSupport

/// What large registries have and random draws do not: every event of one term, no date at all, one subject with more
/// events than all others.
enum Extreme: CaseIterable {
    case oneTerm, noDates, longHistory
}

/// Random deliveries as records, whose days crowd around the doses and the ends of the windows.
struct RandomDelivery {
    var generator: SeededGenerator
    /// The number of the day around which all dates of a registry lie.
    let base: Int
    let arms: [String]
    let extreme: Extreme?
    static let flags = ["SAFFL", "ITTFL"]
    /// 9999-12-31, the last day that a registry can hold.
    private static let lastDay = 2_932_896

    init(seed: UInt64, extreme: Extreme? = nil) {
        generator = SeededGenerator(seed: seed)
        self.extreme = extreme
        arms = Array(["Low", "Medium", "High", "Placebo"].prefix(generator.whole(1...4)))
        // An ordinary day, the end of a leap year's February, a day before 1970, and the last year that has dates.
        let days = [(2019, 6, 10), (2016, 2, 29), (1969, 12, 28), (9999, 11, 28)]
        let (year, month, day) = days[generator.oneIn(3) ? generator.whole(0...3) : 0]
        base = CalendarDay(year: year, month: month, day: day)?.number ?? 0
    }

    mutating func element<Value>(_ values: [Value]) -> Value { values[generator.whole(0...(values.count - 1))] }

    mutating func subjects() -> [SubjectRecord] {
        (0..<generator.whole(0...9)).map { number in
            var record = SubjectRecord(subject: "P\(number)")
            record.plannedArm = arm()
            record.actualArm = arm()
            for flag in Self.flags where !generator.oneIn(3) {
                record.populationFlags.append(NamedValue(name: flag, value: !generator.oneIn(3)))
            }
            if generator.oneIn(2) { record.followUpEnd = date(from: base, spread: -3...400) }
            if generator.oneIn(4) { record.deathDate = date(from: base, spread: -3...400) }
            if generator.oneIn(4) { record.exposure = exposure(of: record.subject, sequence: "own") }
            return record
        }
    }

    /// A declared arm, none, or a value that is no arm. The last declared arm stays empty more often than not.
    private mutating func arm() -> String? {
        switch generator.whole(1...8) {
        case 1: nil
        case 2: "Screen Failure"
        case 3: element(arms)
        default: element(Array(arms.prefix(max(1, arms.count - 1))))
        }
    }

    mutating func exposures(of subjects: [SubjectRecord]) -> [ExposureRecord] {
        subjects.flatMap { subject in
            (0..<element([0, 1, 1, 1, 2, 3])).map { exposure(of: subject.subject, sequence: "\($0)") }
        }
    }

    /// Some subjects are in none of four groups, others in several, and a membership may be stated twice.
    mutating func memberships(of subjects: [SubjectRecord]) -> [GroupRecord] {
        subjects.flatMap { subject in
            (0..<element([0, 1, 1, 2, 3, 5])).map { _ in
                GroupRecord(subject: subject.subject, group: "Group \(generator.whole(1...4))")
            }
        }
    }

    /// For some arms an N that is as large as its known subjects or a little larger.
    mutating func armSizes(of subjects: [SubjectRecord]) -> [ArmRecord] {
        arms.filter { _ in generator.oneIn(3) }.map { arm in
            let named = subjects.count { record in
                let planned = record.plannedArm.flatMap { arms.contains($0) ? $0 : nil }
                let actual = record.actualArm.flatMap { arms.contains($0) ? $0 : nil }
                return (planned ?? actual) == arm
            }
            return ArmRecord(arm: arm, subjects: named + generator.whole(0...4))
        }
    }

    private mutating func exposure(of subject: String, sequence: String) -> ExposureRecord {
        var record = ExposureRecord(subject: subject, sequence: sequence)
        record.start = generator.oneIn(6) ? nil : date(from: base, spread: 0...40)
        if let start = record.start, generator.oneIn(2) {
            let end = min(start.latest.number + generator.whole(0...5), Self.lastDay)
            record.end = ClinicalDate(
                written: "end", earliest: CalendarDay(number: end), latest: CalendarDay(number: end))
        }
        return record
    }

    /// A date near a day: complete, with days or a month to choose from, or a whole year.
    private mutating func date(from day: Int, spread: ClosedRange<Int>) -> ClinicalDate {
        let first = min(day + generator.whole(spread), Self.lastDay)
        let width = element([0, 0, 0, 0, 6, 30, 365])
        return ClinicalDate(
            written: "\(first)+\(width)", earliest: CalendarDay(number: first - (width > 30 ? 180 : 0)),
            latest: CalendarDay(number: min(first + width, Self.lastDay)))
    }

    private mutating func eventDate() -> ClinicalDate? {
        if extreme == .noDates || generator.oneIn(6) { return nil }
        return date(from: base + (generator.oneIn(4) ? 366 : 0), spread: -12...50)
    }

    /// Rows of a dictionary: PT p0 has one SOC, p1 two, p2 three, each of them one primary.
    static func dictionary(_ version: String, _ language: String) -> [DictionaryEntry] {
        let dictionary = DictionaryVersion(name: "Codes", version: version, language: language)
        let paths = [(0, 0, true), (1, 0, true), (1, 1, false), (2, 0, false), (2, 1, true), (2, 2, false)]
        return paths.map { pt, soc, isPrimary in
            var entry = DictionaryEntry(
                dictionary: dictionary, soc: CodedName(code: "S\(soc)", name: "SOC \(soc)"),
                pt: CodedName(code: "P\(pt)", name: "PT \(pt)"), isPrimary: isPrimary)
            entry.llt = CodedName(code: "L\(pt)", name: "LLT \(pt)")
            return entry
        }
    }

    mutating func events(of subjects: [SubjectRecord], from sequence: Int, hasDictionary: Bool) -> [EventRecord] {
        subjects.flatMap { subject in
            var records: [EventRecord] = []
            let isLong = extreme == .longHistory && sequence == 0 && subject.subject == subjects.last?.subject
            for number in 0..<(isLong ? 1000 : element([0, 0, 1, 2, 5, 8])) {
                // An exact copy under another sequence, or an event of its own.
                var record =
                    generator.oneIn(4)
                    ? records.last ?? event(of: subject, hasDictionary) : event(of: subject, hasDictionary)
                record.sequence = "\(sequence + number)"
                records.append(record)
            }
            return records
        }
    }

    private mutating func event(of subject: SubjectRecord, _ hasDictionary: Bool) -> EventRecord {
        var record = EventRecord(subject: subject.subject, sequence: "", coding: coding(hasDictionary))
        record.onset = eventDate()
        record.report = eventDate()
        if generator.oneIn(2) { record.end = eventDate() }
        record.serious = element([nil, true, false])
        record.criteria =
            generator.oneIn(2) ? [] : Set(SeriousnessCriterion.allCases.filter { _ in generator.oneIn(4) })
        record.causality = (0..<element([0, 1, 1, 2, 3])).map { number in
            CausalityAssessment(
                product: "X", assessor: "\(number)", reported: nil,
                value: generator.oneIn(3) ? .missing : element(Causality.allCases))
        }
        record.severity = generator.oneIn(3) ? nil : element(Severity.allCases)
        record.grade = generator.oneIn(2) ? nil : generator.whole(1...5)
        record.outcome = generator.oneIn(3) ? nil : element(Outcome.allCases)
        record.action = generator.oneIn(3) ? nil : element(ActionTaken.allCases)
        record.naturalProgression = element([nil, nil, true, false])
        record.worsenedAfterDose = element([nil, true, false])
        record.treatmentEmergent = element([nil, true, false])
        return record
    }

    private static let onlyTerm = SourceCoding(
        dictionary: DictionaryVersion(name: "By source", version: "1", language: "en"),
        soc: CodedName(code: nil, name: "SOC 0"), pt: CodedName(code: nil, name: "PT 0"))

    private mutating func coding(_ hasDictionary: Bool) -> EventCoding {
        switch extreme == .oneTerm ? 0 : generator.whole(1...6) {
        case 0: return .names(Self.onlyTerm)
        case 1: return .uncoded
        case 2...4 where hasDictionary:
            let level = element([TermLevel.pt, .llt])
            return .code(level: level, code: "\(level == .pt ? "P" : "L")\(generator.whole(0...2))")
        default:
            let dictionary = DictionaryVersion(name: "By source", version: "1", language: "en")
            return .names(
                SourceCoding(
                    dictionary: dictionary, soc: CodedName(code: nil, name: element(["SOC 0", "SOC 1"])),
                    pt: CodedName(code: nil, name: element(["PT 0", "pt 0", "PT 9"]))))
        }
    }
}
