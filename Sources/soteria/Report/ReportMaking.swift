import Registry
import Reporting
import Reports
import Safety

/// The straight line from definitions to a report. It holds for one state of the registry, within one `snapshot`.
struct ReportMaking {
    let registry: Registry
    let selection: SelectionOptions
    /// Of a subject profile.
    let subject: String?
    let isChecked: Bool
    /// Whether displays are to be without data.
    let isShell: Bool

    /// Definitions of the program that the data do not allow are left out and named; those of the user's own, and one
    /// asked for alone, are errors.
    func report(_ asked: ReportedDefinitions) throws -> Report {
        let tables = try TableReports(registry, selection, isChecked: isChecked)
        var leftOut: [String] = []
        var fitted: [ReportedDefinition] = []
        for definition in asked.definitions {
            do {
                fitted.append(try self.fitted(definition, tables))
            } catch let error as ReportsError where !definition.isOwn && asked.definitions.count > 1 {
                leftOut.append("\(error)")
            }
        }
        let provenance = ReportProvenance(
            registry: registry, rules: tables.counting.rules, dictionaries: tables.counting.dictionaries,
            study: tables.study, generation: try registry.generation())
        var report = Report(
            titles: [asked.title, tables.study.title].filter { !$0.isEmpty }, parts: try parts(fitted, tables),
            provenance: try provenance.lines(of: asked), leftOut: leftOut)
        report.isSynthetic = tables.study.isSynthetic
        return report
    }

    private func fitted(_ definition: ReportedDefinition, _ tables: TableReports) throws -> ReportedDefinition {
        var fitted = definition
        switch definition.definition {
        case .table(let table): fitted.definition = .table(try tables.fitted(table, isOwn: definition.isOwn))
        case .profile(let profile):
            guard subject != nil || isShell else { throw ReportsError.noSubject(profile.name) }
        case .timeToEvent(let table):
            guard tables.counting.rules.armBasis != .groups else { throw ReportsError.timesInGroups(table.name) }
        case .listing, .characteristics: break
        }
        return fitted
    }

    /// The parts in their order; all tables of counts are counted together, and so are those of characteristics.
    private func parts(_ definitions: [ReportedDefinition], _ tables: TableReports) throws -> [ReportPart] {
        let displays = try DisplayMaking(
            registry, tables.counting.rules,
            try selection.selection(of: registry, by: tables.counting.rules.armBasis), words: selection.words)
        if isShell {
            return try definitions.map {
                ReportPart(number: $0.number, content: try displays.shell(of: $0.definition))
            }
        }
        let counted = definitions.compactMap { definition in
            if case .table(let table) = definition.definition { table } else { nil }
        }
        let described = definitions.compactMap { definition in
            if case .characteristics(let table) = definition.definition { table } else { nil }
        }
        var characteristics = try displays.characteristics(described)[...]
        var reports = (counted.isEmpty ? [] : try tables.reports(counted, divides: true))[...]
        return try definitions.compactMap { definition in
            let content: ReportPart.Content? =
                switch definition.definition {
                case .table: reports.popFirst().map { .table($0) }
                case .listing(let listing): .listing(try displays.listing(listing))
                case .profile(let profile):
                    try subject.map { .profile(try displays.profile(profile, subject: $0)) }
                case .characteristics: characteristics.popFirst().map { .characteristics($0) }
                case .timeToEvent(let table): .timeToEvent(try displays.timeToEvent(table))
                }
            return content.map { ReportPart(number: definition.number, content: $0) }
        }
    }
}
