import ArgumentParser
import Imports
import Registry
import Safety

/// Which events a command is about: the same options everywhere.
struct SelectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Count by these rules instead of the active ones.", valueName: "name|file"))
    var rules: String?

    @Option(
        help: ArgumentHelp(
            "Count in another window: all, anniversary, any-dose, any-dose:N, emergent, N or A..B (days from the first dose).",
            valueName: "window"))
    var window: String?

    @Flag(help: "Only serious events.")
    var serious = false

    @Flag(help: "Only events that are not serious.")
    var nonSerious = false

    @Flag(help: "Only related events (adverse drug reactions).")
    var related = false

    @Option(
        help: ArgumentHelp(
            "Only events of these severities, with commas between; a grade stands for the word of its number, unknown for "
                + "events with neither.",
            valueName: "mild,moderate,severe,life_threatening,fatal,unknown"))
    var severity: String?

    @Option(
        help: ArgumentHelp(
            "Only events with any of these assessments of causality, with commas between; missing for those without any.",
            valueName: "certain,probable,…"))
    var causality: String?

    @Option(
        help: ArgumentHelp(
            "Only events with any of these criteria of seriousness, with commas between.",
            valueName: "death,hospitalisation,…"))
    var criterion: String?

    @Option(
        help: ArgumentHelp(
            "Only events after which one of these actions was taken with the product, with commas between.",
            valueName: "drug_withdrawn,dose_reduced,…"))
    var action: String?

    @Option(
        help: ArgumentHelp(
            "Only events with one of these outcomes, with commas between.", valueName: "recovered,fatal,…"))
    var outcome: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only events on these days of treatment; the day of the first dose is day 1, the one before it day -1.",
            valueName: "A..B"))
    var onsetDays: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only events that went on for more than so many days, their first and last day included; without an end, to "
                + "the end of follow-up.", valueName: "days"))
    var longerThan: Int?

    @Option(
        help: ArgumentHelp(
            "Only events with this supplement: any value of it, one value, or a number from A to B. May be repeated.",
            valueName: "name|name=value|name=A..B"))
    var supplement: [String] = []

    @Option(help: ArgumentHelp("Only events of this system organ class.", valueName: "code|name"))
    var soc: String?

    @Option(help: ArgumentHelp("Only events of this preferred term.", valueName: "code|name"))
    var pt: String?

    @Option(help: ArgumentHelp("Only subjects of this arm or group.", valueName: "name"))
    var arm: String?

    @Option(
        help: ArgumentHelp(
            "Only subjects of these arms or groups, with commas between; they are the columns, in this order.",
            valueName: "name,name"))
    var arms: String?

    @Option(
        help: ArgumentHelp(
            "Count subjects by their planned arm, by their actual arm, or by groups, which overlap.",
            valueName: "planned|actual|groups"))
    var by: String?

    @Option(help: ArgumentHelp("Only events that count on this day or later (yyyy-mm-dd).", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("Only events that count on this day or earlier (yyyy-mm-dd).", valueName: "day"))
    var to: String?

    /// The rules that count, with what `--window` and `--by` change of them.
    func rules(of registry: Registry) throws -> RuleSet {
        var chosen = try RulesArgument.rules(rules, of: registry)
        if let window { chosen = try chosen.overriding(window: try WindowOption(window)) }
        if let by {
            guard let basis = ArmBasis(rawValue: by) else {
                throw Ending.Failure(code: .usage, message: "--by takes planned, actual or groups.")
            }
            chosen = chosen.overriding(armBasis: basis)
        }
        return chosen
    }

    /// The selection, with its names looked up in the registry.
    func selection(of registry: Registry, by basis: ArmBasis) throws -> EventSelection {
        if serious, nonSerious {
            throw Ending.Failure(code: .usage, message: "--serious and --non-serious exclude each other: keep one.")
        }
        var selection = EventSelection()
        selection.serious = serious
        selection.nonSerious = nonSerious
        selection.related = related
        if let severity { try selectSeverities(severity, &selection) }
        selection.causality = try causality.map { try OptionWords.codes($0, option: "--causality") }
        selection.criteria = try criterion.map { try OptionWords.codes($0, option: "--criterion") }
        selection.actions = try action.map { try OptionWords.codes($0, option: "--action") }
        selection.outcomes = try outcome.map { try OptionWords.codes($0, option: "--outcome") }
        selection.onsetDays = try onsetDays.map { try OptionWords.studyDays($0, option: "--onset-days") }
        if let longerThan, longerThan < 0 {
            throw Ending.Failure(code: .usage, message: "--longer-than takes a number of days, 0 or more.")
        }
        selection.lastingOver = longerThan
        selection.paths = try registry.resolve(soc: soc, pt: pt)
        selection.events = try registry.events(with: try supplement.map(condition))
        selection.from = try day(from, option: "--from")
        selection.to = try day(to, option: "--to")
        if let first = selection.from, let last = selection.to, last < first {
            throw Ending.Failure(
                code: .usage, message: "The period ends before it begins: --to is earlier than --from.")
        }
        selection.arms = try ArmNames.keys(arm: arm, arms: arms, in: registry, by: basis)
        return selection
    }

    /// What is selected beyond the rules, in words for titles; nil when everything is.
    var words: String? {
        var parts: [String] = []
        if serious { parts.append("serious events") }
        if nonSerious { parts.append("events that are not serious") }
        if related { parts.append("related events") }
        if let severity { parts.append("severity \(severity)") }
        if let causality { parts.append("causality \(causality)") }
        if let criterion { parts.append("criterion \(criterion)") }
        if let action { parts.append("action \(action)") }
        if let outcome { parts.append("outcome \(outcome)") }
        if let onsetDays { parts.append("days \(onsetDays)") }
        if let longerThan { parts.append("longer than \(longerThan) days") }
        for supplement in supplement { parts.append("supplement \(supplement)") }
        if let soc { parts.append("SOC \(soc)") }
        if let pt { parts.append("PT \(pt)") }
        if let arm { parts.append("arm \(arm)") }
        if let arms { parts.append("arms \(arms)") }
        if let from { parts.append("from \(from)") }
        if let to { parts.append("to \(to)") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func selectSeverities(_ text: String, _ selection: inout EventSelection) throws {
        let unknown = "unknown"
        var names = OptionWords.names(text)
        selection.unknownSeverity = names.contains(unknown)
        names.removeAll { $0 == unknown }
        selection.severity = try OptionWords.codes(names, option: "--severity", besides: [unknown])
    }

    private func condition(_ text: String) throws -> SupplementCondition {
        guard let condition = SupplementCondition(text) else {
            throw Ending.Failure(
                code: .usage,
                message: "--supplement takes NAME, NAME=VALUE or NAME=A..B with A not above B, such as CQ01NAM or "
                    + "ASTDY=1..30.")
        }
        return condition
    }

    private func day(_ text: String?, option: String) throws -> CalendarDay? {
        guard let text else { return nil }
        guard let date = CalendarDay(iso: text) else {
            throw Ending.Failure(code: .usage, message: "\(option) takes a day as yyyy-mm-dd.")
        }
        return date
    }
}
