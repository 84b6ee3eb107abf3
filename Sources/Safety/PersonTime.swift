/// Days of observation, by the follow-up rule: per arm, then in total, whatever the events; and by row the part of them
/// that follows a subject's first event of the row. The difference is the time at risk of a first event.
///
/// A subject is observed from its first dose to the end of its follow-up (`FollowUpRule`), both days included, and until
/// its first event from the first dose to the day of that event, both included. Where neither an end of follow-up nor a
/// death nor a data cut is known, the later of the last day of a dose and the day of the last counted event, selected or
/// not, stands for the end, not beyond the window. An end before the first dose is the day of that dose. An event before
/// the first dose or without a date counts on the day of the first dose, one after the end of follow-up on that end.
package struct PersonTime: Sendable, Equatable {
    /// Of every subject of the population.
    package var observed: [Int]
    /// Of the subjects observed, those whose end of follow-up is not known.
    package var withoutEnd: [Int]
    /// Subjects without a first dose, who contribute no time.
    package var withoutStart: [Int]
    /// The days after the first event of the row. Rows without an event are absent from the dictionaries.
    package var afterAny: [Int]
    package var afterSOC: [Int: [Int]]
    package var afterPath: [Int: [Int]]
    package var afterGroup: [[Int]]

    package init(
        observed: [Int], withoutEnd: [Int], withoutStart: [Int], afterAny: [Int], afterSOC: [Int: [Int]],
        afterPath: [Int: [Int]], afterGroup: [[Int]]
    ) {
        self.observed = observed
        self.withoutEnd = withoutEnd
        self.withoutStart = withoutStart
        self.afterAny = afterAny
        self.afterSOC = afterSOC
        self.afterPath = afterPath
        self.afterGroup = afterGroup
    }

    /// The total as the only column.
    package var totalAlone: PersonTime {
        func last(_ days: [Int]) -> [Int] { Array(days.suffix(1)) }
        return PersonTime(
            observed: last(observed), withoutEnd: last(withoutEnd), withoutStart: last(withoutStart),
            afterAny: last(afterAny), afterSOC: afterSOC.mapValues(last), afterPath: afterPath.mapValues(last),
            afterGroup: afterGroup.map(last))
    }
}
