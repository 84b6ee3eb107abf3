import Incidence
import Safety
import TestSupport
import Testing

/// Tables whose columns are divided, counted by hand.
struct DividedTableTests {
    /// Three subjects of arm A, two of arm B. Terms: Headache, Nausea, and Haemorrhage under two SOCs.
    private static let registry: SmallRegistry = {
        func event(_ term: Int, _ severity: Severity?, related: Bool = false) -> FixtureEvent {
            FixtureEvent(term, on: 1...1, causality: related ? [.possible] : [.unlikely], severity: severity)
        }
        return SmallRegistry(
            arms: ["A", "B"],
            terms: [
                ("Nervous", "Headache"), ("Gastro", "Nausea"), ("Gastro", "Haemorrhage"), ("Vascular", "Haemorrhage"),
            ],
            subjects: [
                FixtureSubject(arm: 0, firstDose: 0, events: [event(0, .mild), event(0, .severe), event(1, nil)]),
                FixtureSubject(arm: 0, firstDose: 0, events: [event(0, .moderate, related: true), event(2, .mild)]),
                FixtureSubject(arm: 0, firstDose: 0),
                FixtureSubject(arm: 1, firstDose: 0, events: [event(2, .mild), event(3, .mild), event(0, nil)]),
                FixtureSubject(arm: 1, firstDose: 0, events: [event(0, nil)]),
            ])
    }()

    private static func table(
        _ kind: TableDefinition.Kind = .terms(EventChoice()), subjects: [String: SubjectValues] = [:],
        _ change: (inout TableDefinition) -> Void = { _ in }
    ) throws -> IncidenceTable {
        var definition = TableDefinition(name: "t", title: "t", kind: kind)
        definition.sort.pt = [.name]
        change(&definition)
        var rules = CountingTests.rules
        rules.related = RelatedRule(counted: [.possible])
        return try IncidenceTable.build(
            definition, rules: rules, selection: EventSelection(), paths: registry.paths, order: TermOrder(),
            subjects: subjects
        ) { try PackedCounter.count($0, in: registry) }
    }

    private static func rows(_ table: IncidenceTable) throws -> IncidenceTable.TermRows {
        guard case .terms(let rows) = table.body else { throw IncidenceError.unknownTerm("rows") }
        return rows
    }

    @Test("A participant counts once in a row, by its worst event; without any severity it is missing")
    func worstSeverity() throws {
        let table = try Self.table {
            $0.split = TableSplit(
                basis: .severity, division: .categories(TableSplit.severities(isWorst: true, missing: true)))
            $0.split?.isWorst = true
        }
        #expect(table.parts.map(\.label) == ["Missing", "Mild", "Moderate", "Severe"])
        let rows = try Self.rows(table)
        // In total: one severe, one moderate; of arm B one mild (with events without severity), one without any.
        #expect(rows.any.parts.map { $0.cells.last?.subjects } == [1, 1, 1, 1])
        // Events stay what they are: three without severity, four mild.
        #expect(rows.any.parts.map { $0.cells.last?.events } == [3, 4, 1, 1])
        let headache = try #require(rows.blocks.first { $0.name == "Nervous" })
        #expect(
            headache.counts.parts.map { $0.cells.map(\.subjects) } == [[0, 2, 2], [0, 0, 0], [1, 0, 1], [1, 0, 1]])
        #expect(rows.any.parts.reduce(0) { $0 + ($1.cells.last?.subjects ?? 0) } == rows.any.cells.last?.subjects)
    }

    @Test("A participant with a related and an unrelated event is related")
    func relationship() throws {
        let table = try Self.table {
            $0.split = TableSplit(basis: .relationship, division: .categories(TableSplit.relationships))
            $0.split?.isWorst = true
        }
        let any = try Self.rows(table).any
        #expect(any.parts.map { $0.cells.map(\.subjects) } == [[1, 2, 3], [1, 0, 1]])
    }

    @Test("Subgroups have their own N, and those who are in none are missing")
    func subgroups() throws {
        let sex = SubjectValues(of: ["F", "M", "F", nil, "M"])
        let table = try Self.table(subjects: ["sex": sex]) {
            $0.split = TableSplit(
                basis: .subjects,
                division: .values(attribute: "sex", names: [NamedValue(name: "M", value: "Male")]))
        }
        #expect(table.parts.map(\.label) == ["Male", "F", "Missing"])
        #expect(table.parts.map(\.n) == [[1, 1, 2], [2, 0, 2], [0, 1, 1]])
        let any = try Self.rows(table).any
        #expect(any.parts.map { $0.cells.map(\.subjects) } == [[1, 1, 2], [1, 0, 1], [0, 1, 1]])
    }

    @Test("Ranges of numbers hold each value once, the bounds with the range that they begin")
    func ranges() throws {
        let age = SubjectValues(of: ["17", "18", "64.9", "65", "unknown"])
        let table = try Self.table(subjects: ["age": age]) {
            $0.split = TableSplit(
                basis: .subjects, division: .categories(TableSplit.ranges(of: "age", cuts: [18, 65])))
        }
        #expect(table.parts.map(\.label) == ["Below 18", "18 to 64", "65 or more", "Missing"])
        #expect(table.parts.map { $0.n.last } == [1, 2, 1, 1])
    }

    @Test("A PT under two SOCs is one row of a table by PT, its participants counted once")
    func preferredTerms() throws {
        let table = try Self.table(.preferredTerms(EventChoice())) { $0.sort.pt = [.subjects, .events, .name] }
        let block = try #require(try Self.rows(table).blocks.first)
        #expect(block.terms.map(\.path.pt.name) == ["Headache", "Haemorrhage", "Nausea"])
        #expect(block.terms[1].cells.last == CellCount(events: 3, subjects: 2))
        #expect(block.terms[1].paths == [503, 504])
        // By SOC the same term is counted in each SOC by its own events.
        let socs = try Self.rows(Self.table())
        #expect(socs.blocks.flatMap(\.terms).count { $0.path.pt.name == "Haemorrhage" } == 2)
    }

    @Test("Terms of a table by PT that fall under the threshold become one remainder")
    func remainder() throws {
        let table = try Self.table(.preferredTerms(EventChoice())) {
            $0.threshold = Threshold(comparator: .moreThan, numerator: 50, denominator: 1, basis: .total)
        }
        let block = try #require(try Self.rows(table).blocks.first)
        #expect(block.terms.map(\.path.pt.name) == ["Headache"] && block.remainder?.termCount == 2)
        #expect(block.remainder?.cells.last == CellCount(events: 4, subjects: 3))
    }

    @Test("A group of terms counts who has any of them; any event is of any group")
    func groups() throws {
        var bleeding = EventChoice()
        bleeding.pts = ["Haemorrhage", "Epistaxis"]
        var stomach = EventChoice()
        stomach.socs = ["Gastro"]
        let groups = [TermGroup(label: "Bleeding", choice: bleeding), TermGroup(label: "Stomach", choice: stomach)]
        let rows = try Self.rows(Self.table(.termGroups(EventChoice(), groups)))
        #expect(rows.blocks.map(\.name) == ["Bleeding", "Stomach"])
        #expect(
            rows.blocks.map { $0.cells.last } == [CellCount(events: 3, subjects: 2), CellCount(events: 3, subjects: 3)])
        #expect(rows.any.cells.last == CellCount(events: 4, subjects: 3))
        #expect(rows.blocks[0].terms.map { $0.path.soc.name } == ["Gastro", "Vascular"])
    }

    @Test("A choice names terms that the registry must have")
    func unknownTerm() {
        var choice = EventChoice()
        choice.pts = ["Epistaxis"]
        #expect(throws: IncidenceError.unknownTerm("Epistaxis")) { try Self.table(.terms(choice)) }
    }
}
