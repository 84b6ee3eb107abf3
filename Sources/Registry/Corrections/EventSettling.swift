import GRDB
import Safety

/// Puts right what of an event depends on other rows, once all rows of a correcting delivery are there: which supplement
/// gives its treatment-emergent flag, and which earlier event of the subject it repeats.
struct EventSettling {
    let db: Database

    /// Settles the flag of an event; false when its row and its supplements contradict each other.
    func settleFlag(ofEvent event: Int64) throws -> Bool {
        guard let row = try db.row("own_emergent_flag", [event]) else { return true }
        let own: Bool? = try row.optional(at: 0)
        var supplement: (key: Int64, flag: Bool)?
        for row in try db.rows("supplements_of_event", [event]) {
            guard let flag: Bool = try row.optional(at: 1) else { continue }
            guard flag == own ?? supplement?.flag ?? flag else { return false }
            if supplement == nil { supplement = (try row.value(at: 0), flag) }
        }
        try db.run("set_emergent_supplement", [own == nil ? supplement?.key : nil, event])
        try db.run("set_treatment_emergent", [own ?? supplement?.flag, event])
        return true
    }

    /// Marks, in the order in which they were stored, the events of subjects that say the same as an earlier one.
    func markDuplicates(ofSubjects subjects: Set<Int64>) throws {
        if subjects.isEmpty { return }
        let events = try StoredEvents(db: db)
        let mark = try ImportStatement("set_duplicate_of", in: db)
        let canonical = ContentHash(.event)
        for subject in subjects.sorted() {
            var firstOfSaying: [[UInt8]: Int64] = [:]
            var marks: [(event: Int64, original: Int64?)] = []
            try events.events(ofSubject: subject) { event in
                canonical.start(.event)
                let length = canonical.add(
                    event.row, subject: subject, coding: event.codingHash, assessments: event.assessmentsHash)
                let saying = Array(canonical.bytes[..<length])
                marks.append((event.id, firstOfSaying[saying]))
                if firstOfSaying[saying] == nil { firstOfSaying[saying] = event.id }
            }
            for (event, original) in marks {
                try mark.run([StoredValue(original), .integer(event), StoredValue(original)])
            }
        }
    }
}
