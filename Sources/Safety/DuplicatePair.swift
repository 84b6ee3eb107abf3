/// Two stored events of one subject that may be one event recorded twice.
package struct DuplicatePair: Sendable, Equatable {
    /// Why they may be one: the words of the view duplicate_pair.
    package enum Reason: String, Sendable, CaseIterable {
        /// They say the same but for their sequence.
        case exact
        /// The same PT, and a day on which both certainly went on.
        case overlap
        /// The same PT, and one certainly begins the day after the other certainly went on.
        case touch
        /// The same PT, and partial or missing dates that can overlap or touch.
        case possible
    }

    /// One of the two.
    package struct Side: Sendable, Equatable {
        package var sequence: String
        package var verbatim: String?
        /// As written.
        package var onset: String?
        package var end: String?
        package var file: String
        package var line: Int

        package init(sequence: String, verbatim: String?, onset: String?, end: String?, file: String, line: Int) {
            self.sequence = sequence
            self.verbatim = verbatim
            self.onset = onset
            self.end = end
            self.file = file
            self.line = line
        }
    }

    package var reason: Reason
    package var subject: String
    /// Nil for exact duplicates without a code.
    package var pt: String?
    /// The one that was stored first.
    package var event: Side
    package var other: Side

    package init(reason: Reason, subject: String, pt: String?, event: Side, other: Side) {
        self.reason = reason
        self.subject = subject
        self.pt = pt
        self.event = event
        self.other = other
    }
}

/// Numbers of pairs of events that may be one event recorded twice.
package struct DuplicateCounts: Sendable, Equatable {
    package var exact = 0
    /// Pairs of the same PT whose dates overlap or touch, or can.
    package var near = 0

    package init() {}
}
