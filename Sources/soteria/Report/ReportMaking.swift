import Registry
import Reporting
import Reports
import Safety

/// The straight line from definitions to a report. It holds for one state of the registry, within one `snapshot`.
struct ReportMaking {
    let registry: Registry
    let selection: SelectionOptions
    let isChecked: Bool

    /// Definitions of the program that the data do not allow are left out and named; those of the user's own are errors.
    func report(_ asked: ReportedDefinitions) throws -> Report {
        let tables = try TableReports(registry, selection, isChecked: isChecked)
        var leftOut: [String] = []
        var fitted: [ReportedDefinition] = []
        for definition in asked.definitions {
            do {
                var own = definition
                switch definition.definition {
                case .table(let table): own.definition = .table(try tables.fitted(table, isOwn: definition.isOwn))
                }
                fitted.append(own)
            } catch let error as ReportsError where !definition.isOwn && asked.definitions.count > 1 {
                leftOut.append("\(error)")
            }
        }
        let definitions = fitted.map { definition in
            switch definition.definition {
            case .table(let table): table
            }
        }
        let reports = try tables.reports(definitions, divides: true)
        let provenance = ReportProvenance(
            registry: registry, rules: tables.counting.rules, dictionaries: tables.counting.dictionaries,
            study: tables.study, generation: try registry.generation())
        return Report(
            titles: [asked.title, tables.study.title].filter { !$0.isEmpty },
            parts: zip(fitted, reports).map { ReportPart(number: $0.number, content: .table($1)) },
            provenance: try provenance.lines(of: asked), leftOut: leftOut)
    }
}
