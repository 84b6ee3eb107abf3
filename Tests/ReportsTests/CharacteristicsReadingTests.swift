import Reports
import Safety
import Testing

struct CharacteristicsReadingTests {
    private static let valid = """
        kind: characteristics
        name: c
        title: C
        population: exposed
        columns: [arms]
        most_frequent: 3
        rows:
          - {label: Age, of: age, statistics: [n, years], decimals: 1}
          - {label: Groups, of: age, cuts: [18, 65]}
          - {label: Sex, of: sex, names: {F: Female}}
          - {label: Score, of: {attribute: score}, as: number}
          - {label: Site of onset, of: {attribute: site_of_onset}}
        decimals: 2
        footnotes: [One.]
        """

    @Test("Every key of a table of characteristics is read")
    func everyKey() throws {
        var expected = CharacteristicsDefinition(name: "c", title: "C")
        expected.population = .exposed
        expected.columns = TableColumns(arms: true, total: false)
        expected.columns.mostFrequent = 3
        expected.rows = [
            .init(label: "Age", source: .field(.age), summary: .number([.n, .years], decimals: 1)),
            .init(label: "Groups", source: .field(.age), summary: .ranges(cuts: [18, 65])),
            .init(label: "Sex", source: .field(.sex), summary: .category([NamedValue(name: "F", value: "Female")])),
            .init(
                label: "Score", source: .attribute("score"),
                summary: .number([.n, .meanSD, .median, .quartiles, .range], decimals: 0)),
            .init(label: "Site of onset", source: .attribute("site_of_onset"), summary: .category([])),
        ]
        expected.decimals = 2
        expected.footnotes = ["One."]
        #expect(try Reports.definition(yaml: Self.valid, source: "c.yaml") == .characteristics(expected))
    }

    @Test(
        "What a table of characteristics does not have is refused with its place",
        arguments: [
            ("cuts: [18, 65]", "cuts: [65, 18]", "c.yaml, line 9: rows[2].cuts[2]: cuts ascend."),
            ("cuts: [18, 65]", "cuts: []", "line 9: rows[2].cuts: the list is empty."),
            ("cuts: [18, 65]", "cuts: [a]", "line 9: rows[2].cuts[1]: expected a whole number"),
            ("cuts: [18, 65]", "cuts: [18], decimals: 1", "'decimals' does not go with 'cuts'."),
            ("names: {F: Female}", "names: [F]", "line 10: rows[3].names: expected values with the words for them."),
            ("names: {F: Female}", "statistics: [n], as: category", "'statistics' belongs to a number."),
            ("as: number}", "as: number, names: {a: b}}", "'names' belongs to a category."),
            ("label: Groups", "label: Age", "line 9: rows[2]: 'Age' is given twice."),
            ("of: age, statistics", "of: aeg, statistics", "line 8: rows[1].of: 'aeg' is not one of age, sex"),
            ("columns: [arms]\n", "", "the key 'columns' is missing."),
        ])
    func refused(from: String, to: String, message: String) throws {
        let text = Self.valid.replacing(from, with: to)
        #expect(text != Self.valid)
        let error = #expect(throws: ReportsError.self) { try Reports.definition(yaml: text, source: "c.yaml") }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "no error")")
    }
}
