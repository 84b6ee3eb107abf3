import GRDB
import Safety

extension Registry {
    /// Gives the subjects of the population one by one, in the order of their keys.
    ///
    /// - Parameter asked: the characteristics by whose values a subject is given, in their order; follow-up, which events
    ///   decide, is not among them and has no value.
    package func populationSubjects(
        _ rules: RuleSet, _ asked: [Characteristic], take: (PopulationSubject) -> Void
    ) throws(RegistryError) {
        try reading(with: rules) { db in
            let scan = try PopulationScan(db, asked, inGroups: rules.armBasis == .groups)
            var subject = PopulationSubject()
            while try scan.next(into: &subject) { take(subject) }
        }
    }
}

/// The subjects of the population one by one in the order of their keys, each with the values of some characteristics.
/// Of exposures, attributes and groups nothing is read unless it is asked for.
private final class PopulationScan {
    /// Where a value comes from.
    private enum Source {
        case column(Int32)
        case death, exposures, exposureDays, cumulativeDose
        case attribute
        case none
    }

    private let sources: [Source]
    private let subjects: RowStream
    private let memberships, exposures, attributes: RowStream?
    /// The places among those asked for of attributes by their names in lower case.
    private let places: [String: [Int]]
    private var hasBegun = false

    init(_ db: Database, _ asked: [Characteristic], inGroups: Bool) throws {
        sources = asked.map(Self.source)
        var places: [String: [Int]] = [:]
        for case (let place, .attribute(let name)) in asked.enumerated() {
            places[name.lowercased(), default: []].append(place)
        }
        self.places = places
        subjects = try RowStream("population_subjects", in: db)
        memberships = inGroups ? try RowStream("population_groups", in: db) : nil
        attributes = places.isEmpty ? nil : try RowStream("population_attributes", in: db)
        let asksForExposures = sources.contains { source in
            switch source {
            case .exposures, .exposureDays, .cumulativeDose: true
            default: false
            }
        }
        exposures = asksForExposures ? try RowStream("population_exposures", in: db) : nil
    }

    /// The columns are those of population_subjects.sql.
    private static func source(_ characteristic: Characteristic) -> Source {
        switch characteristic {
        case .attribute: .attribute
        case .field(.age): .column(2)
        case .field(.sex): .column(3)
        case .field(.race): .column(4)
        case .field(.ethnicity): .column(5)
        case .field(.country): .column(6)
        case .field(.site): .column(7)
        case .field(.endOfFollowUp): .column(8)
        case .field(.death): .death
        case .field(.exposures): .exposures
        case .field(.exposureDays): .exposureDays
        case .field(.cumulativeDose): .cumulativeDose
        case .field(.followUp): .none
        }
    }

    /// Puts the next subject in the place of the last; false when there is none.
    func next(into subject: inout PopulationSubject) throws -> Bool {
        if hasBegun { try subjects.next() }
        hasBegun = true
        guard subjects.hasRow else {
            hasBegun = false
            return false
        }
        let key = subjects.integer(0)
        subject.arms.removeAll(keepingCapacity: true)
        if !subjects.isNull(1) { subject.arms.append(subjects.integer(1)) }
        try memberships?.forEach(of: key) { subject.arms.append($0.integer(1)) }
        var exposure = SubjectExposure()
        try exposures?.forEach(of: key) { exposure.add($0) }
        subject.doseUnits = exposure.units
        subject.values.removeAll(keepingCapacity: true)
        for source in sources {
            let value: CharacteristicValue? =
                switch source {
                case .column(let column): subjects.characteristic(column)
                case .death: .text(subjects.integer(9) == 1 ? "yes" : "no")
                case .exposures: .number(Double(exposure.count))
                case .exposureDays: exposure.days.map { .number(Double($0)) }
                case .cumulativeDose: exposure.cumulativeDose.map { .number($0) }
                case .attribute, .none: nil
                }
            subject.values.append(value)
        }
        try attributes?.forEach(of: key) { row in
            // Of names that differ in case alone, the first with a value is the characteristic.
            for place in row.text(1).flatMap({ places[$0.lowercased()] }) ?? [] where subject.values[place] == nil {
                subject.values[place] = row.characteristic(2)
            }
        }
        return true
    }
}

/// The exposures of one subject taken together.
private struct SubjectExposure {
    private(set) var count = 0
    private(set) var units: [String] = []
    private var firstDay = Int.max
    private var lastDay = Int.min
    private var amount = 0.0
    private var hasEveryAmount = true

    /// Adds a row of population_exposures.sql.
    mutating func add(_ row: RowStream) {
        count += 1
        if let dose = row.text(1).flatMap(Double.init) { amount += dose } else { hasEveryAmount = false }
        if let unit = row.text(2), !units.contains(unit) { units.append(unit) }
        guard !row.isNull(3) else { return }
        firstDay = min(firstDay, row.integer(3))
        lastDay = max(lastDay, row.integer(4))
    }

    /// From the first day of the first dose to the last day of the last one; nil without a dose.
    var days: Int? { lastDay >= firstDay ? lastDay - firstDay + 1 : nil }

    /// Nil where an amount is no number, or where there is none.
    var cumulativeDose: Double? { count > 0 && hasEveryAmount && amount.isFinite ? amount : nil }
}

extension RowStream {
    /// Gives the rows of a subject, whose key is their first column, and leaves those of subjects before it behind.
    fileprivate func forEach(of subject: Int, _ body: (RowStream) -> Void) throws {
        while hasRow, integer(0) <= subject {
            if integer(0) == subject { body(self) }
            try next()
        }
    }

    /// A text as the value of a characteristic; nil where it is NULL or empty.
    fileprivate func characteristic(_ column: Int32) -> CharacteristicValue? {
        text(column).flatMap { $0.isEmpty ? nil : .text($0) }
    }
}
