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
        try events(rules, selection) { columns in
            try EventChoosing.events(rules: rules, selection: selection, all: all, in: columns)
        } _: { event in
            try take(event)
        }
    }
}
