import Safety

/// The subjects of the population by arm and by their values of some characteristics, counted one after the other. Tables
/// of equal population and columns share one count.
package struct CharacteristicsCount: Sendable {
    /// The arms or groups that are columns; the total of them follows.
    package let arms: [Arm]
    /// The characteristics whose values subjects are to have, in this order; follow-up is counted from events.
    package let asked: [Characteristic]
    private let columnOfArm: [Int: Int]
    private var columns: [Int] = []
    private var tallies: [ValueTally]
    private var followUp: ValueTally
    /// Subjects by column.
    private(set) var n: [Int]
    /// The units of the doses of all subjects counted.
    private(set) var doseUnits: Set<String> = []

    /// - Parameter arms: those that are columns; a subject of none of them is not counted.
    package init(_ definitions: [CharacteristicsDefinition], arms: [Arm]) {
        self.arms = arms
        var asked: [Characteristic] = []
        for row in definitions.flatMap(\.rows) where row.source != .followUp && !asked.contains(row.source) {
            asked.append(row.source)
        }
        self.asked = asked
        columnOfArm = Dictionary(arms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        followUp = ValueTally(columns: arms.count + 1)
        tallies = asked.map { _ in ValueTally(columns: arms.count + 1) }
        n = [Int](repeating: 0, count: arms.count + 1)
    }

    /// Adds a subject with its values of `asked`; none comes twice.
    package mutating func add(_ subject: PopulationSubject) {
        columns.removeAll(keepingCapacity: true)
        for arm in subject.arms {
            if let column = columnOfArm[arm] { columns.append(column) }
        }
        guard !columns.isEmpty else { return }
        columns.append(arms.count)
        for column in columns { n[column] += 1 }
        for (place, value) in zip(tallies.indices, subject.values) { tallies[place].add(value, columns: columns) }
        for unit in subject.doseUnits { doseUnits.insert(unit) }
    }

    /// Adds the days of follow-up of the same subjects.
    package mutating func add(_ days: FollowUpCounter) { followUp.join(days.tally) }

    /// The subjects by their values of a characteristic that the definitions have.
    func tally(of characteristic: Characteristic) -> ValueTally {
        asked.firstIndex(of: characteristic).map { tallies[$0] } ?? followUp
    }
}
