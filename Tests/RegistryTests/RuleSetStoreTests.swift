import Safety
import Testing

@testable import Registry

@Suite("Rule sets of a registry")
struct RuleSetStoreTests {
    @Test("A rule set that is used is stored with its text and time, and is the only active one")
    func use() throws {
        let test = try TestRegistry()
        try test.registry.use(.made("second"), now: "2025-02-02T00:00:00Z")
        let stored = try test.registry.ruleSets()
        #expect(stored.map(\.name) == ["start", "second"])
        #expect(stored.map(\.isActive) == [false, true])
        #expect(stored.map(\.stored) == [TestRegistry.now, "2025-02-02T00:00:00Z"])
        #expect(stored.map(\.text) == ["name: start", "name: second"])
        try test.registry.use(.start, now: TestRegistry.now)
        #expect(try test.registry.ruleSets().map(\.isActive) == [true, false])
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("Using the same rule set twice stores it once")
    func again() throws {
        let test = try TestRegistry()
        for _ in 1...3 { try test.registry.use(.made(), now: TestRegistry.now) }
        #expect(try test.registry.ruleSets().count == 2)
    }

    @Test("A changed text needs a new version: the same version is refused and nothing changes")
    func changedText() throws {
        let test = try TestRegistry(rules: .made())
        let before = try test.dump()
        var changed = RuleSet.made { $0.window.basis = .all }
        changed.text += "\nwindow: {basis: all}"
        let error = #expect(throws: RegistryError.self) { try test.registry.use(changed, now: TestRegistry.now) }
        #expect(error?.kind == .request)
        #expect(error?.description.contains("new version") == true)
        #expect(try test.dump() == before)
        changed.version = "2"
        try test.registry.use(changed, now: TestRegistry.now)
        #expect(try test.registry.ruleSets().map(\.version) == ["1", "2"])
    }

    @Test("A second active rule set cannot be stored, by any program")
    func oneActive() throws {
        let test = try TestRegistry()
        try test.registry.use(.made(), now: TestRegistry.now)
        #expect(throws: (any Error).self) { try test.tamper("UPDATE rule_set SET is_active = 1") }
        #expect(try test.sql("SELECT count(*) FROM rule_set WHERE is_active") == [1])
    }

    @Test("The rules in use are the active set's parameters, readable as one row and as a list")
    func parameters() throws {
        let rules = RuleSet.made {
            $0.window.basis = .anyDose(last: 30)
            $0.population = .flag("SAFFL")
            $0.dictionary = DictionaryReference(name: "Invented", version: "25")
            $0.constants = [NamedValue(name: "days_per_year", value: "365.25")]
        }
        let test = try TestRegistry(rules: rules)
        let rows: [String] = try test.sql("SELECT name || '=' || value FROM rule_in_use ORDER BY name, value")
        #expect(rows == rules.parameters.map { "\($0.name)=\($0.value)" }.sorted())
        #expect(
            try test.sql(
                "SELECT window_basis || window_last_day || population_flag || dictionary_version || arm_basis FROM rule"
            )
                == ["any_dose30SAFFL25planned"])
        #expect(try test.sql("SELECT window_first_day FROM rule") == [0])
    }

    @Test("Counting by other rules leaves the registry's bytes as they are")
    func adHocWritesNothing() throws {
        let test = try TestRegistry(rows: [subject("S"), dose("S", on: "2024-01-01"), event("S")])
        let before = test.bytes
        let judgement = try test.judgement(.made { $0.window.basis = .all })
        #expect(judgement.counted == ["S/1"])
        #expect(test.bytes == before)
        #expect(test.filesInFolder == ["study.soteria"])
    }
}
