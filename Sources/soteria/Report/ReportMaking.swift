import Registry
import Reporting
import Reports
import Safety

/// The straight line from definitions to a report. It holds for one state of the registry, within one `snapshot`.
struct ReportMaking {
    let registry: Registry
    let selection: SelectionOptions
    let isChecked: Bool
    /// The identifier of the subject whose profile is asked for.
    let subject: String?

    /// Definitions of the program that the data do not allow are left out and named; those of the user's own are errors.
    func report(_ asked: ReportedDefinitions) throws -> Report {
        let tables = try TableReports(registry, selection, isChecked: isChecked)
        let rules = tables.counting.rules
        let displays = try DisplayMaking(
            registry, rules, try selection.selection(of: registry, by: rules.armBasis), words: selection.words)
        var leftOut: [String] = []
        var fitted: [ReportedDefinition] = []
        for definition in asked.definitions {
            do {
                var own = definition
                if case .table(let table) = definition.definition {
                    own.definition = .table(try tables.fitted(table, isOwn: definition.isOwn))
                }
                fitted.append(own)
            } catch let error as ReportsError where !definition.isOwn && asked.definitions.count > 1 {
                leftOut.append("\(error)")
            }
        }
        let counted = fitted.compactMap { definition in
            if case .table(let table) = definition.definition { table } else { nil }
        }
        var reports = try tables.reports(counted, divides: true)[...]
        var parts: [ReportPart] = []
        for definition in fitted {
            let content: ReportPart.Content?
            switch definition.definition {
            case .table: content = reports.popFirst().map { .table($0) }
            case .listing(let listing): content = .listing(try displays.listing(listing))
            case .characteristics(let table): content = .characteristics(try displays.characteristics(table))
            case .timeToEvent(let table): content = .timeToEvent(try displays.timeToEvent(table))
            case .profile(let profile):
                // Without a subject it is left out of all that the program has; asked for by name it is an error.
                guard let subject else {
                    let problem = "\(profile.name) is the profile of one subject: name it with --subject."
                    guard asked.isAll else { throw Ending.Failure(code: .usage, message: problem) }
                    leftOut.append(problem)
                    continue
                }
                content = .profile(try displays.profile(profile, subject: subject))
            }
            if let content { parts.append(ReportPart(number: definition.number, content: content)) }
        }
        let provenance = ReportProvenance(
            registry: registry, rules: rules, dictionaries: tables.counting.dictionaries, study: tables.study,
            generation: try registry.generation())
        return Report(
            titles: [asked.title, tables.study.title].filter { !$0.isEmpty }, parts: parts,
            provenance: try provenance.lines(of: asked), leftOut: leftOut)
    }
}
