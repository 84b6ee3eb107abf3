/// A stored event as a listing shows it, with the place it came from.
package struct ListedEvent: Sendable, Equatable {
    package var id: Int
    package var subject: String
    package var site: String?
    package var arm: String?
    package var sequence: String
    package var verbatim: String?
    package var soc: String?
    package var pt: String?
    package var onset: String?
    package var end: String?
    /// The day by which the event is placed in time.
    package var countedDay: CalendarDay?
    /// Study day of the counted date: day 1 is the day of the first dose, there is no day 0.
    package var studyDay: Int?
    /// Days from onset to end, both included, where both dates are complete.
    package var duration: Int?
    package var severity: Severity?
    package var grade: Int?
    package var serious: Bool?
    package var criteria: [SeriousnessCriterion]
    package var causality: [CausalityAssessment]
    package var outcome: Outcome?
    package var action: ActionTaken?
    package var disposition: EventDisposition
    package var isRelated: Bool
    package var isSerious: Bool
    package var source: SourcePosition

    package init(
        id: Int, subject: String, sequence: String, disposition: EventDisposition, isRelated: Bool, isSerious: Bool,
        source: SourcePosition
    ) {
        self.id = id
        self.subject = subject
        self.sequence = sequence
        self.criteria = []
        self.causality = []
        self.disposition = disposition
        self.isRelated = isRelated
        self.isSerious = isSerious
        self.source = source
    }
}

/// A place in a source file, with the file's identity.
package struct SourcePosition: Sendable, Hashable {
    package var file: SourceFile
    package var line: Int
    package var byteOffset: Int

    package init(file: SourceFile, line: Int, byteOffset: Int) {
        self.file = file
        self.line = line
        self.byteOffset = byteOffset
    }
}

/// An event that a listing holds, with what the rules make of it.
package struct ChosenEvent: Sendable, Equatable {
    /// The registry's key.
    package var id: Int
    package var disposition: EventDisposition
    /// The day by which the event is placed in time, counted from 1970-01-01; nil without a date.
    package var countedDay: Int?
    /// Nil also where the subject is outside the population or has no first dose.
    package var studyDay: Int?
    /// The arm in which the subject counts, nil outside the population.
    package var arm: String?
    package var isSerious: Bool
    package var isRelated: Bool

    package init(id: Int, disposition: EventDisposition, isSerious: Bool, isRelated: Bool) {
        self.id = id
        self.disposition = disposition
        self.isSerious = isSerious
        self.isRelated = isRelated
    }
}
