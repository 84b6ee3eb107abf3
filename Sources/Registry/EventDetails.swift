import GRDB
import Safety

/// Reading what a listing shows of events. Source files and lists of assessments, which many events share, are kept.
struct EventDetails {
    /// Lists of assessments kept at most; more of them are forgotten and read again.
    private static let mostLists = 1 << 14

    private let db: Database
    private let dictionary: DictionaryReference?
    private var files: [Int: SourceFile] = [:]
    private var assessments: [Int: [CausalityAssessment]] = [:]

    init(_ db: Database, dictionary: DictionaryReference?) {
        self.db = db
        self.dictionary = dictionary
    }

    /// The chosen events subject by subject, each subject's by counted day, sequence and key; without a day last.
    mutating func events(_ chosen: [[ChosenEvent]]) throws -> [ListedEvent] {
        var found = try rows(chosen.joined().map(\.id))
        return try chosen.flatMap { events in
            var listed = try events.map { event in
                guard var details = found.removeValue(forKey: event.id) else {
                    throw RegistryError(.registry, "The registry is damaged: an event belongs to no subject.")
                }
                details.take(event)
                return (day: event.countedDay ?? .max, event: details)
            }
            listed.sort {
                if $0.day != $1.day { return $0.day < $1.day }
                // As SQLite compares text: by bytes.
                if $0.event.sequence != $1.event.sequence {
                    return $0.event.sequence.utf8.lexicographicallyPrecedes($1.event.sequence.utf8)
                }
                return $0.event.id < $1.event.id
            }
            return listed.map(\.event)
        }
    }

    private mutating func rows(_ events: [Int]) throws -> [Int: ListedEvent] {
        guard !events.isEmpty else { return [:] }
        var found: [Int: ListedEvent] = Dictionary(minimumCapacity: events.count)
        let rows = try db.kept(
            "events",
            [
                "events": json(events), "dictionary_name": dictionary?.name, "dictionary_version": dictionary?.version,
            ])
        while let row = try rows.next() {
            let event = try listed(row)
            found[event.id] = event
        }
        return found
    }

    private mutating func listed(_ row: Row) throws -> ListedEvent {
        var event = ListedEvent(
            id: try row.value(at: 0), subject: try row.value(at: 1), sequence: try row.value(at: 4),
            disposition: .counted, isRelated: false, isSerious: false,
            source: SourcePosition(
                file: try file(try row.value(at: 17)), line: try row.value(at: 18), byteOffset: try row.value(at: 19)))
        event.site = try row.optional(at: 2)
        event.arm = try row.optional(at: 3)
        event.verbatim = try row.optional(at: 5)
        event.soc = try row.optional(at: 6)
        event.pt = try row.optional(at: 7)
        event.onset = try row.optional(at: 8)
        event.end = try row.optional(at: 9)
        event.severity = try row.coded(at: 10)
        event.grade = try row.optional(at: 11)
        event.serious = try row.optional(at: 12)
        let criteria: Int = try row.value(at: 13)
        if criteria != 0 {
            event.criteria = SeriousnessCriterion.allCases.filter { criteria & (1 << $0.rawValue) != 0 }
        }
        event.outcome = try row.coded(at: 14)
        event.action = try row.coded(at: 15)
        let duration: Int? = try row.optional(at: 20)
        // An end before the onset is a finding and no duration.
        event.duration = duration.flatMap { $0 > 0 ? $0 : nil }
        if let list: Int = try row.optional(at: 16) { event.causality = try assessments(list) }
        return event
    }

    private mutating func file(_ key: Int) throws -> SourceFile {
        if let known = files[key] { return known }
        guard let row = try db.row("source_file", [key]) else {
            throw RegistryError(
                .registry, "The registry is damaged: an event has no source file. Run `soteria verify`.")
        }
        let file = SourceFile(
            name: try row.value("name"), sha256: try row.value("sha256"), bytes: try row.value("bytes"),
            part: try row.value("part"), format: try row.value("format"))
        files[key] = file
        return file
    }

    private mutating func assessments(_ list: Int) throws -> [CausalityAssessment] {
        if let known = assessments[list] { return known }
        if assessments.count == Self.mostLists { assessments.removeAll(keepingCapacity: true) }
        let read = try db.rows("assessments", ["list": list]).map { row in
            CausalityAssessment(
                product: try row.optional(at: 0), assessor: try row.optional(at: 1), reported: try row.optional(at: 2),
                value: try row.coded(at: 3) ?? .missing)
        }
        assessments[list] = read
        return read
    }
}

extension ListedEvent {
    /// Takes over what the rules make of the event.
    fileprivate mutating func take(_ chosen: ChosenEvent) {
        disposition = chosen.disposition
        isSerious = chosen.isSerious
        isRelated = chosen.isRelated
        countedDay = chosen.countedDay.map { CalendarDay(number: $0) }
        studyDay = chosen.studyDay
        arm = chosen.arm ?? arm
    }
}

extension Row {
    /// The value of a code that may be NULL.
    fileprivate func coded<Value: CodedValue>(at position: Int) throws -> Value? {
        let code: Int? = try optional(at: position)
        return code.flatMap(Value.init(rawValue:))
    }
}
