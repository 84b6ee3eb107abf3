import Reports
import Safety
import Testing

struct TimeToEventReadingTests {
    private static let valid = """
        kind: time_to_event
        name: t
        title: T
        population: all
        columns: [total]
        rows:
          - {label: Any}
          - {label: Serious, serious: true}
        days: [10, 20]
        statistics: [median, log_rank]
        decimals: 2
        footnotes: [One.]
        """

    @Test("Every key of a table of times is read")
    func everyKey() throws {
        var expected = TimeToEventDefinition(name: "t", title: "T")
        expected.population = .all
        expected.columns = TableColumns(arms: false, total: true)
        expected.rows = [
            OverviewRow(label: "Any", choice: EventChoice()),
            OverviewRow(label: "Serious", choice: EventChoice(serious: true)),
        ]
        expected.days = [10, 20]
        expected.statistics = [.median, .logRank]
        expected.decimals = 2
        expected.footnotes = ["One."]
        #expect(try Reports.definition(yaml: Self.valid, source: "t.yaml") == .timeToEvent(expected))
    }

    @Test(
        "What a table of times does not have is refused with its place",
        arguments: [
            ("days: [10, 20]", "days: [20, 10]", "t.yaml, line 9: days[2]: days ascend."),
            ("days: [10, 20]", "days: [0]", "line 9: days[1]: expected a whole number from 1 to 36525."),
            ("label: Serious", "label: Any", "line 8: rows[2]: 'Any' is given twice."),
            ("serious: true", "sirious: true", "line 8: rows[2]: unknown key 'sirious'."),
            ("[median, log_rank]", "[mean]", "line 10: statistics[1]: 'mean' is not one of subjects, median"),
        ])
    func refused(from: String, to: String, message: String) throws {
        let text = Self.valid.replacing(from, with: to)
        #expect(text != Self.valid)
        let error = #expect(throws: ReportsError.self) { try Reports.definition(yaml: text, source: "t.yaml") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
    }
}
