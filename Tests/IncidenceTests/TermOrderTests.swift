import Incidence
import Safety
import TestSupport
import Testing

struct TermOrderTests {
    private func names(_ socs: [IncidenceTable.TermBlock]) -> [String] { socs.first?.terms.map(\.path.pt.name) ?? [] }

    @Test("Terms by subjects, then events, then name: the order of the study's Table 2")
    func bySubjects() throws {
        let registry = TableBuildingTests.registry(
            n: 100,
            [
                ("S", "Productive cough", 14, 2), ("S", "Cough", 14, 3), ("S", "b", 20, 0), ("S", "a", 20, 0),
                ("S", "c", 2, 90),
            ])
        let socs = try TableBuildingTests.socs(of: registry) { $0.sort.pt = [.subjects, .events, .name] }
        #expect(names(socs) == ["a", "b", "Cough", "Productive cough", "c"])
        let byEvents = try TableBuildingTests.socs(of: registry) { $0.sort.pt = [.events, .subjects, .name] }
        #expect(names(byEvents) == ["c", "a", "b", "Cough", "Productive cough"])
    }

    @Test("Names come by code point after lower-casing: case is ignored, an accent follows z")
    func byName() throws {
        let registry = TableBuildingTests.registry(
            n: 10,
            [
                ("S", "zoster", 1, 0), ("S", "Éczema", 1, 0), ("S", "Back pain", 1, 0), ("S", "arthralgia", 1, 0),
                ("S", "Ab", 1, 0),
            ])
        let socs = try TableBuildingTests.socs(of: registry) { $0.sort.pt = [.name] }
        #expect(names(socs) == ["Ab", "arthralgia", "Back pain", "zoster", "Éczema"])
    }

    @Test("Terms that tie in all that was asked for come by code")
    func byCode() throws {
        var registry = TableBuildingTests.registry(
            n: 10, [("S", "same", 1, 0), ("S", "same", 1, 0), ("S", "same", 1, 0)])
        for (position, code) in ["9", nil, "10"].enumerated() { registry.paths[position].pt.code = code }
        let socs = try TableBuildingTests.socs(of: registry) { $0.sort.pt = [.name] }
        #expect(socs.first?.terms.map(\.path.pt.code) == ["10", "9", nil])
    }

    @Test("SOCs alphabetical, by subjects, or in an agreed order with the others after it")
    func socOrders() throws {
        let registry = TableBuildingTests.registry(
            n: 30,
            [
                ("Cardiac disorders", "p", 3, 0), ("INFECTIONS", "q", 9, 0), ("Eye disorders", "r", 9, 1),
                ("Ad hoc", "s", 1, 0),
            ])
        let agreed = TermOrder(agreed: ["infections": 1, "cardiac disorders": 2, "eye disorders": 3])
        let expected: [(TableSort.SOCOrder, [String])] = [
            (.alpha, ["Ad hoc", "Cardiac disorders", "Eye disorders", "INFECTIONS"]),
            (.agreed, ["INFECTIONS", "Cardiac disorders", "Eye disorders", "Ad hoc"]),
            (.subjects, ["Eye disorders", "INFECTIONS", "Cardiac disorders", "Ad hoc"]),
        ]
        for (order, names) in expected {
            let socs = try TableBuildingTests.socs(of: registry, order: agreed) { $0.sort.soc = order }
            #expect(socs.map(\.name) == names)
        }
    }

    @Test("A pin moves one term directly before another of its SOC and does nothing elsewhere")
    func pins() throws {
        let registry = TableBuildingTests.registry(
            n: 9,
            [
                ("Nervous", "Dizziness", 1, 0), ("Nervous", "Aura", 1, 0), ("Nervous", "HEADACHE", 1, 0),
                ("Ear", "Dizziness", 1, 0), ("Ear", "Headache", 1, 0),
            ])
        let socs = try TableBuildingTests.socs(of: registry) {
            $0.sort.pt = [.name]
            $0.pins = [
                Pin(soc: "nervous", pt: "Headache", before: "dizziness"),
                Pin(soc: "Nervous", pt: "Aura", before: "Absent"),
                Pin(soc: "Nervous", pt: "Aura", before: "Aura"),
            ]
        }
        #expect(
            socs.map { $0.terms.map(\.path.pt.name) } == [
                ["Dizziness", "Headache"], ["Aura", "HEADACHE", "Dizziness"],
            ])
    }

    @Test("The order is the same whatever the order in which terms were stored")
    func stable() throws {
        var random = SeededGenerator(seed: 5)
        let terms = (0..<12).map { (soc: "S\($0 % 3)", pt: "t\($0 / 2)", subjects: 1 + $0 % 2, more: 0) }
        let first = try TableBuildingTests.socs(of: TableBuildingTests.registry(n: 9, terms))
        for _ in 0..<20 {
            var registry = TableBuildingTests.registry(n: 9, terms)
            let order = Array(registry.paths.indices).shuffled(using: &random)
            registry.paths = order.map { registry.paths[$0] }
            for subject in registry.subjects.indices {
                for event in registry.subjects[subject].events.indices {
                    registry.subjects[subject].events[event].term = registry.subjects[subject].events[event].term
                        .flatMap { order.firstIndex(of: $0) }
                }
            }
            #expect(try TableBuildingTests.socs(of: registry) == first)
        }
    }
}
