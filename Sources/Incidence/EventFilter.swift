import Safety

/// A selection made ready to be asked about the counted events of one registry's columns.
struct EventFilter {
    private let selection: EventSelection
    private let subjectID: [Int]
    /// By position of the path plus one, 0 being an event without a code; nil admits every path.
    private let pathIsSelected: [Bool]?
    private let asksForPeriod: Bool

    init(selection: EventSelection, columns: SafetyColumns) {
        self.selection = selection
        subjectID = columns.subjectID
        asksForPeriod = selection.from != nil || selection.to != nil
        pathIsSelected = selection.paths.map { selected in
            [selected.contains(CodedPath.uncoded)] + columns.paths.map { selected.contains($0.id) }
        }
    }

    func admits(subject: Int) -> Bool { selection.subject == nil || selection.subject == subjectID[subject] }

    func admits(path: Int) -> Bool { pathIsSelected?[path] ?? true }

    func admits(event: Int, firstDose: Int?, screen: EventScreen) -> Bool {
        if selection.serious && !screen.isSerious(event) { return false }
        if selection.related && !screen.isRelated(event) { return false }
        if selection.fatal && !screen.isFatal(event) { return false }
        guard asksForPeriod else { return true }
        guard let day = screen.countedDay(ofEvent: event, firstDose: firstDose) else { return false }
        if let from = selection.from, day < from.number { return false }
        if let to = selection.to, day > to.number { return false }
        return true
    }
}
