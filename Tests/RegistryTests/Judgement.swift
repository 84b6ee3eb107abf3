import GRDB
import Safety
import Testing

@testable import Registry

/// What a rule set makes of a registry.
struct Judgement: Equatable {
    /// The disposition of every stored event, by "subject/sequence".
    var dispositions: [String: EventDisposition] = [:]
    /// The counted events that are related, and those that are serious.
    var related: Set<String> = []
    var serious: Set<String> = []
    /// Subjects of the population by arm, then in total.
    var n: [Int] = []
    var any: [CellCount] = []
    var counts: IncidenceCounts
    var totals: DispositionCounts

    var counted: Set<String> { Set(dispositions.filter { $0.value == .counted }.keys) }
}

extension TestRegistry {
    /// Judges by rules given ad hoc, makes them the active ones, and judges again: both must agree in everything.
    func judge(_ rules: RuleSet, sourceLocation: SourceLocation = #_sourceLocation) throws -> Judgement {
        let adHoc = try judgement(rules)
        try registry.use(rules, now: TestRegistry.now)
        let active = try judgement(rules)
        #expect(adHoc == active, "ad hoc and active rules disagree", sourceLocation: sourceLocation)
        let stored = adHoc.dispositions.count
        #expect(adHoc.totals.stored == stored, "counted and excluded make up stored", sourceLocation: sourceLocation)
        #expect(adHoc.totals.counted == adHoc.any.last?.events, sourceLocation: sourceLocation)
        return active
    }

    /// What the views say of every stored event.
    private static let judged = """
        SELECT s.identifier || '/' || e.sequence AS name, d.disposition, a.is_related, x.is_serious
        FROM event_disposition AS d JOIN event AS e ON e.id = d.event_id JOIN subject AS s ON s.id = e.subject_id
        JOIN event_relatedness AS a ON a.event_id = e.id JOIN event_seriousness AS x ON x.event_id = e.id
        """

    func judgement(_ rules: RuleSet) throws -> Judgement {
        let counts = try registry.referenceCounts(CountRequest(rules: rules, selection: EventSelection()))
        var judgement = Judgement(
            n: counts.n, any: counts.any, counts: counts, totals: try registry.dispositions(rules))
        try registry.reading(with: rules) { db in
            let rows = try Row.fetchAll(db, sql: TestRegistry.judged)
            for row in rows {
                let name: String = row["name"]
                let disposition = try #require(EventDisposition(name: row["disposition"]))
                judgement.dispositions[name] = disposition
                guard disposition == .counted else { continue }
                if row["is_related"] { judgement.related.insert(name) }
                if row["is_serious"] { judgement.serious.insert(name) }
            }
        }
        return judgement
    }
}

extension RuleSet {
    /// The rules of a new test registry.
    static let start: RuleSet = {
        var rules = RuleSet(name: "start", version: "1", text: "name: start")
        rules.constants = [NamedValue(name: "start", value: "1")]
        return rules
    }()

    /// Rules of their own name, from the defaults: exposed, planned arm, days 0 to 365 by onset, serious by flag.
    static func made(_ name: String = "tested", _ change: (inout RuleSet) -> Void = { _ in }) -> RuleSet {
        var rules = RuleSet(name: name, version: "1", text: "name: \(name)")
        rules.related = RelatedRule(counted: [.certain, .probable, .possible])
        change(&rules)
        return rules
    }
}
