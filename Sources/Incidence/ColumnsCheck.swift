import Safety

extension SafetyColumns {
    /// Throws when the columns contradict themselves, so that no loop over them can leave its arrays.
    func check() throws(IncidenceError) {
        let subjects = subjectID.count
        let events = eventID.count
        let perSubject = [plannedArm.count, actualArm.count, isExposed.count, firstDose.count]
        guard perSubject.allSatisfy({ $0 == subjects }) else {
            throw .columns(detail: "subject columns differ in length")
        }
        guard populationFlags.values.allSatisfy({ $0.count == subjects }) else {
            throw .columns(detail: "a population flag does not have one value a subject")
        }
        let perEvent = [
            eventPath.count, onsetEarliest.count, onsetLatest.count, reportEarliest.count, reportLatest.count,
            endLatest.count, causality.count, criteria.count, marks.count,
        ]
        guard perEvent.allSatisfy({ $0 == events }) else { throw .columns(detail: "event columns differ in length") }
        guard doseFirstDay.count == doseLastDay.count else { throw .columns(detail: "dose columns differ in length") }
        guard eventStart.areOffsets(of: subjects, into: events) else {
            throw .columns(detail: "the offsets of events do not cover the events")
        }
        guard doseStart.areOffsets(of: subjects, into: doseFirstDay.count) else {
            throw .columns(detail: "the offsets of doses do not cover the doses")
        }
        let armRange = -1..<arms.count
        for subject in 0..<subjects
        where !armRange.contains(Int(plannedArm[subject])) || !armRange.contains(Int(actualArm[subject])) {
            throw .columns(detail: "a subject's arm is not among the arms")
        }
    }
}

extension [Int] {
    /// Whether these are `owners + 1` ascending offsets from 0 to `total`.
    fileprivate func areOffsets(of owners: Int, into total: Int) -> Bool {
        guard count == owners + 1, first == 0, last == total else { return false }
        return zip(self, dropFirst()).allSatisfy { $0 <= $1 }
    }
}
