import Incidence
import Registry
import Safety

extension Registry {
    /// Gives the events of a selection one by one in the order of a listing, judged as the counter judges them.
    ///
    /// - Parameter all: also the stored events that the rules leave out, each with its disposition.
    func events(
        _ rules: RuleSet, _ selection: EventSelection, all: Bool, _ take: (ListedEvent) throws -> Void
    ) throws {
        var choosing = EventChoosing(rules: rules, selection: selection, all: all)
        try events(rules, selection) { chunk, codings, arms in
            try choosing.events(of: chunk, codings: codings, arms: arms)
        } _: { event in
            try take(event)
        }
    }

    /// How many subjects of the population are among those to which a selection holds it.
    func population(_ rules: RuleSet, _ selection: EventSelection) throws -> Int {
        try columns(rules.columnsOfSubjects) { _ in
            0
        } add: {
            $0 += EventChoosing.population(rules, selection, in: $1)
        } join: {
            $0 += $1
        }
    }

    /// How many subjects of the population are in each arm or group, in the order of their keys.
    func sizes(_ rules: RuleSet, of count: Int) throws -> [Int] {
        try columns(rules.columnsOfSubjects) { _ in
            [Int](repeating: 0, count: count)
        } add: {
            EventChoosing.addSizes(rules, to: &$0, of: $1)
        } join: {
            for position in $0.indices { $0[position] += $1[position] }
        }
    }
}

extension RuleSet {
    /// What is to be read of subjects to find where they count.
    fileprivate var columnsOfSubjects: ColumnSet {
        armBasis == .groups ? [.subjectsOnly, .groups] : .subjectsOnly
    }
}
