import Incidence
import Safety
import TestSupport

/// The errors that tables of adverse events are known for, each tried on a registry counted by hand.
enum TableErrors {
    static func all() -> [KnownError] { counted() + [threshold()] }

    /// 10 subjects. The same preferred term in two classes: 2 subjects with 3 events in one, 1 of them with 1 in the other.
    private static let registry = SmallRegistry(
        arms: ["A"], terms: [("Cardiac", "Oedema"), ("Vascular", "Oedema")],
        subjects: [
            FixtureSubject(
                arm: 0, firstDose: 0, events: [FixtureEvent(0, on: 1), FixtureEvent(0, on: 2), FixtureEvent(1, on: 3)]),
            FixtureSubject(arm: 0, firstDose: 0, events: [FixtureEvent(0, on: 1)]),
        ] + (0..<8).map { _ in FixtureSubject(arm: 0, firstDose: 0) })

    private static func counted() -> [KnownError] {
        let request = CountRequest(rules: RuleSet(name: "r", version: "1", text: ""), selection: EventSelection())
        let counts = try? PackedCounter.count(request, in: registry)
        func cell(_ path: Int) -> CellCount? { counts?.path[registry.paths[path].id]?.last }
        let (cardiac, vascular) = (cell(0), cell(1))
        let (n, any) = (counts?.n.last, counts?.any.last)
        func text(_ cell: CellCount?) -> String {
            cell.map { "\($0.subjects) subjects, \($0.events) events" } ?? "none"
        }
        return [
            KnownError(
                error: "A preferred term under two system organ classes is counted in each with the events of both",
                found: "\(text(cardiac)) in one, \(text(vascular)) in the other",
                isAbsent: cardiac == CellCount(events: 3, subjects: 2)
                    && vascular == CellCount(events: 1, subjects: 1)),
            KnownError(
                error: "The denominator is taken from rows of events, so that subjects without an event are not in it",
                found: "\(text(any)) of N = \(n ?? -1)",
                isAbsent: n == 10 && any == CellCount(events: 4, subjects: 2)),
        ]
    }

    /// 8 of 163 are 4.908 %, which print as 5 %; 13 of 260 are 5 % in full.
    private static func threshold() -> KnownError {
        func passes(_ subjects: Int, _ n: Int, _ comparator: Threshold.Comparator) -> Bool {
            Threshold(comparator: comparator, numerator: 5, denominator: 1, basis: .total)
                .admits([CellCount(events: subjects, subjects: subjects)], n: [n])
        }
        return KnownError(
            error: "A threshold is tested on the rounded percentage, or on a binary fraction",
            found: "at least 5 %: 8/163 \(passes(8, 163, .atLeast) ? "shown" : "not shown"), "
                + "13/260 \(passes(13, 260, .atLeast) ? "shown" : "not shown"); "
                + "more than 5 %: 13/260 \(passes(13, 260, .moreThan) ? "shown" : "not shown")",
            isAbsent: !passes(8, 163, .atLeast) && passes(13, 260, .atLeast) && !passes(13, 260, .moreThan))
    }
}
