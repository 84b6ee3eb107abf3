import Safety

extension SafetyColumns {
    /// Throws when the columns contradict themselves or lack one that is wanted, so that no loop over them can leave
    /// its arrays.
    func check(_ wanted: ColumnSet, arms: Int, groups: Int, codings: Int) throws(IncidenceError) {
        let subjects = subjectID.count
        let events = coding.count
        let perSubject = [plannedArm.count, actualArm.count, isExposed.count, firstDose.count]
        guard perSubject.allSatisfy({ $0 == subjects }) else {
            throw .columns(detail: "subject columns differ in length")
        }
        guard !wanted.contains(.followUp) || (followUpEnd.count == subjects && death.count == subjects) else {
            throw .columns(detail: "the columns of follow-up differ in length")
        }
        guard populationFlags.values.allSatisfy({ $0.count == subjects }) else {
            throw .columns(detail: "a population flag does not have one value a subject")
        }
        var perEvent = [marks.count]
        if wanted.contains(.onset) { perEvent += [onsetEarliest.count, onsetLatest.count] }
        if wanted.contains(.report) { perEvent += [reportEarliest.count, reportLatest.count] }
        if wanted.contains(.end) { perEvent.append(endLatest.count) }
        if wanted.contains(.causality) { perEvent.append(causality.count) }
        if wanted.contains(.criteria) { perEvent.append(criteria.count) }
        if wanted.contains(.severity) { perEvent.append(severity.count) }
        if wanted.contains(.action) { perEvent.append(action.count) }
        if wanted.contains(.outcome) { perEvent.append(outcome.count) }
        if wanted.contains(.eventID) { perEvent.append(eventID.count) }
        guard perEvent.allSatisfy({ $0 == events }) else { throw .columns(detail: "event columns differ in length") }
        guard eventStart.areOffsets(of: subjects, into: events) else {
            throw .columns(detail: "the offsets of events do not cover the events")
        }
        if wanted.contains(.doses) {
            guard doseFirstDay.count == doseLastDay.count else {
                throw .columns(detail: "dose columns differ in length")
            }
            guard doseStart.areOffsets(of: subjects, into: doseFirstDay.count) else {
                throw .columns(detail: "the offsets of doses do not cover the doses")
            }
        }
        guard plannedArm.lie(in: -1..<arms), actualArm.lie(in: -1..<arms) else {
            throw .columns(detail: "a subject's arm is not among the arms")
        }
        if wanted.contains(.groups) {
            guard groupStart.areOffsets(of: subjects, into: group.count), group.lie(in: 0..<groups) else {
                throw .columns(detail: "a subject's groups are not among the groups")
            }
        }
        guard coding.lie(in: 0..<codings) else {
            throw .columns(detail: "an event's coding is not among the codings")
        }
    }
}

extension [Int32] {
    /// Whether these are `owners + 1` ascending offsets from 0 to `total`.
    fileprivate func areOffsets(of owners: Int, into total: Int) -> Bool {
        guard count == owners + 1, first == 0, Int(self[owners]) == total else { return false }
        for position in 0..<owners where self[position] > self[position + 1] { return false }
        return true
    }
}

extension Array where Element: FixedWidthInteger {
    /// Whether every element lies in a range.
    fileprivate func lie(in range: Range<Int>) -> Bool {
        var least = Element.max
        var most = Element.min
        for element in self {
            least = Swift.min(least, element)
            most = Swift.max(most, element)
        }
        return isEmpty || (Int(least) >= range.lowerBound && Int(most) < range.upperBound)
    }
}
