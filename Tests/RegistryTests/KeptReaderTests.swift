import Safety
import Testing

@testable import Registry

@Suite("A registry that keeps its connection open between readings")
struct KeptReaderTests {
    private func kept(_ test: TestRegistry) -> Registry {
        Registry(path: test.registry.path, termKey: TermKey(variants: []), keepsOpen: true)
    }

    @Test("It sees what others store meanwhile, and they leave one file")
    func others() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let registry = kept(test)
        let before = try registry.generation()
        #expect(try registry.contents().events == 1)
        try test.deliver([event("S1", "2")])
        #expect(try registry.contents().events == 2 && registry.generation() > before)
        #expect(try registry.chunks().flatMap(\.eventID) == [1, 2])
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("It stores itself, and leaves one file")
    func itself() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let registry = kept(test)
        #expect(try registry.ruleSets().count == 1)
        try registry.use(.made(), now: TestRegistry.now)
        #expect(try registry.ruleSets().count == 2)
        try test.tamper("UPDATE packed_copy SET is_current = 0")
        #expect(try registry.chunks().flatMap(\.eventID) == [1])
        let marks: [Bool] = try test.sql("SELECT is_current FROM packed_copy")
        #expect(marks == [true])
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("Rules that one count follows do not stay for the next")
    func rules() throws {
        let test = try TestRegistry(rows: [subject("S1"), dose("S1", on: "2024-01-01"), event("S1", on: "2024-01-02")])
        let registry = kept(test)
        var none = RuleSet.start
        none.population = .flag("NOBODY")
        func events(_ rules: RuleSet) throws -> Int? {
            try registry.referenceCounts(CountRequest(rules: rules, selection: EventSelection())).any.last?.events
        }
        let active = try events(.start)
        #expect(active != 0)
        #expect(try events(none) == 0)
        #expect(try events(.start) == active)
    }

    @Test("A reading within another, and one beside it, have connections of their own")
    func nested() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let registry = kept(test)
        let counted = try registry.columns(.eventID) { _ in
            0
        } add: { events, chunk in
            events += chunk.eventID.count * (try registry.contents().events)
        }
        #expect(counted == 1)
        #expect(try registry.contents().events == 1)
    }

    @Test("What is no registry is refused at each reading, and a registry put in its place is read")
    func notYet() throws {
        let test = try TestRegistry()
        let bytes = test.bytes
        try test.folder.write("study.soteria", Array("no registry at all".utf8))
        let registry = kept(test)
        for _ in 1...2 { #expect(throws: RegistryError.self) { try registry.generation() } }
        try test.folder.write("study.soteria", bytes)
        #expect(try registry.contents().subjects == 0)
    }
}
