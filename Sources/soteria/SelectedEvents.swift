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

    /// How many subjects of the population are in an arm, or in all.
    func population(_ rules: RuleSet, arm: Int?) throws -> Int {
        try columns(.subjectsOnly) { _ in
            0
        } add: {
            $0 += EventChoosing.population(rules, arm: arm, in: $1)
        } join: {
            $0 += $1
        }
    }
}
