import Safety
import TestSupport
import Testing

@testable import Incidence

@Suite("Characteristics counted subject by subject")
struct CharacteristicsCountTests {
    private static let arms = [Arm(id: 1, name: "A"), Arm(id: 2, name: "B")]

    private static func definition(
        _ source: Characteristic, _ summary: CharacteristicsDefinition.Summary
    ) -> CharacteristicsDefinition {
        var definition = CharacteristicsDefinition(name: "t", title: "t")
        definition.rows = [.init(label: "Row", source: source, summary: summary)]
        return definition
    }

    @Test("A subject of two groups counts once in each and once in the total; one of neither counts nowhere")
    func groups() throws {
        let definition = Self.definition(.field(.age), .ranges(cuts: [50]))
        var count = CharacteristicsCount([definition], arms: Self.arms)
        let subjects: [(arms: [Int], age: String?)] = [
            ([1, 2], "40"), ([1], "50"), ([2], "old"), ([2], nil), ([3], "99"), ([], "99"),
        ]
        for subject in subjects {
            count.add(PopulationSubject(arms: subject.arms, values: [subject.age.map { .text($0) }]))
        }
        let table = CharacteristicsTable(definition, of: count)
        #expect(table.columns.map(\.n) == [2, 3, 4])
        #expect(
            table.rows.map(\.body) == [
                .categories([
                    .init(value: .range(from: nil, to: 50), subjects: [1, 1, 1]),
                    .init(value: .range(from: 50, to: nil), subjects: [1, 0, 1]),
                    .init(value: .missing, subjects: [0, 2, 2]),
                ])
            ])
    }

    @Test("Doses in several units are not added up, and a characteristic without any value is named")
    func left() throws {
        let doses = Self.definition(.field(.cumulativeDose), .number([.n], decimals: 0))
        let race = Self.definition(.field(.race), .category([]))
        var count = CharacteristicsCount([doses, race], arms: Self.arms)
        #expect(count.asked == [.field(.cumulativeDose), .field(.race)])
        count.add(PopulationSubject(arms: [1], values: [.number(5), nil], doseUnits: ["mg"]))
        #expect(CharacteristicsTable(doses, of: count).doseUnit == "mg")
        count.add(PopulationSubject(arms: [2], values: [.number(7), nil], doseUnits: ["g"]))
        #expect(CharacteristicsTable(doses, of: count).inSeveralUnits == ["Row"])
        #expect(CharacteristicsTable(race, of: count).notDelivered == ["Row"])
    }

    @Test("Days of follow-up run from the first dose to the end, by chunk or joined; without a dose they are missing")
    func followUp() throws {
        var followed = FixtureSubject(arm: 0, firstDose: 50, events: [])
        followed.followUpEnd = 59
        let registry = SmallRegistry(
            arms: ["A", "B"], terms: [("Cardiac", "x")],
            subjects: [
                followed, FixtureSubject(arm: 1, firstDose: 10, doses: [10...12]),
                FixtureSubject(arm: 1, firstDose: nil),
            ])
        let definition = Self.definition(.followUp, .number([.n], decimals: 0))
        var rules = CountingTests.rules
        rules.population = .all
        var days = FollowUpCounter(rules, arms: registry.frame.arms, frame: registry.frame)
        var other = days
        try days.add(registry.columns(of: 0..<1))
        try other.add(registry.columns(of: 1..<3))
        days.join(other)
        var count = CharacteristicsCount([definition], arms: registry.frame.arms)
        for arm in [1, 2, 2] { count.add(PopulationSubject(arms: [arm])) }
        count.add(days)
        guard case .numbers(let cells) = CharacteristicsTable(definition, of: count).rows[0].body else {
            Issue.record("Days of follow-up are no numbers")
            return
        }
        #expect(cells.map(\.sum) == [10, 3, 13] && cells.map(\.missing) == [0, 1, 1])
        #expect(cells[2].summary?.median == 6.5)
    }
}
