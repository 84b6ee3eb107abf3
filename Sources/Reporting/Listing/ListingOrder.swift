import Safety

/// The order of a listing's rows: by the values of some fields, then subject, day, sequence and key.
struct ListingOrder {
    private let fields: [ListingField]
    private let armPosition: [String: Int]

    init(_ fields: [ListingField], arms: [String]) {
        self.fields = fields + [.subject, .day, .sequence].filter { !fields.contains($0) }
        armPosition = Dictionary(arms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func sorted(_ events: [ListedEvent], _ subjects: [String: SubjectDetails]) -> [ListedEvent] {
        // Sorting moves what it sorts many times: events are large, their positions are not.
        let keys = events.map { event in
            let subject = subjects[event.subject]
            return fields.map { key($0, event, subject) }
        }
        return events.indices.sorted { first, second in
            for (a, b) in zip(keys[first], keys[second]) where a != b { return a < b }
            return events[first].id < events[second].id
        }.map { events[$0] }
    }

    private func key(_ field: ListingField, _ event: ListedEvent, _ subject: SubjectDetails?) -> SortKey {
        switch field {
        case .arm: event.arm.map { arm in armPosition[arm].map(SortKey.number) ?? .text(arm) } ?? .none
        case .day, .onset: event.countedDay.map { .number($0.number) } ?? .none
        case .duration: event.duration.map(SortKey.number) ?? .none
        case .daysSinceLastDose:
            event.countedDay.flatMap { subject?.daysSinceLastDose(on: $0) }.map(SortKey.number) ?? .none
        case .severity: (event.severity?.rawValue ?? event.grade).map(SortKey.number) ?? .none
        case .outcome: event.outcome.map { .number($0.rawValue) } ?? .none
        case .action: event.action.map { .number($0.rawValue) } ?? .none
        case .serious: .number(event.isSerious ? 0 : 1)
        case .related: .number(event.isRelated ? 0 : 1)
        case .reason: .number(event.disposition.rawValue)
        case .deathDate: subject?.record.deathDate.map { .number($0.earliest.number) } ?? .none
        case .soc: SortKey(name: event.soc)
        case .pt: SortKey(name: event.pt)
        case .verbatim: SortKey(name: event.verbatim)
        case .sequence, .age: SortKey(number: field == .age ? subject?.record.age : event.sequence)
        case .site: SortKey(text: event.site)
        case .subject: .text(event.subject)
        case .country: SortKey(text: subject?.record.country)
        case .sex, .ageSex: SortKey(text: subject?.record.sex)
        case .source: .number(event.source.line)
        case .criteria: .number(-event.criteria.count)
        case .causality: .number(event.causality.map(\.value.rawValue).min() ?? 0)
        case .dose: SortKey(text: event.countedDay.flatMap { subject?.exposure(on: $0)?.product })
        case .end: SortKey(text: event.end)
        case .events, .subjects: .none
        }
    }
}

/// A value by which rows are ordered: numbers, then texts by their bytes, then no value.
private enum SortKey: Comparable {
    case number(Int)
    case text(String)
    case none

    init(text: String?) { self = text.map(SortKey.text) ?? .none }
    /// A name, whatever its case.
    init(name: String?) { self = name.map { .text($0.lowercased()) } ?? .none }
    /// A number where it is one.
    init(number: String?) { self = number.map { text in Int(text).map(SortKey.number) ?? .text(text) } ?? .none }

    static func < (a: SortKey, b: SortKey) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): a < b
        case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.number, _), (.text, .none): true
        default: false
        }
    }

    static func == (a: SortKey, b: SortKey) -> Bool {
        switch (a, b) {
        case (.number(let a), .number(let b)): a == b
        case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
        case (.none, .none): true
        default: false
        }
    }
}
