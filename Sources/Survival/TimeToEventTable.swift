import Safety
import Statistics

/// The times to the first of some events: its columns with their N, and a row for each choice of events, unrounded.
package struct TimeToEventTable: Sendable {
    /// One column per arm, then the total, which is nil.
    package var columns: [Column]
    package var rows: [Row]

    package struct Column: Sendable {
        package var arm: Arm?
        /// Subjects of the population.
        package var n: Int
    }

    package struct Row: Sendable {
        package var label: String
        /// A cell per column.
        package var cells: [Cell]
        /// Of the log-rank test that the arms are alike; nil with fewer than two arms that could differ.
        package var p: Double?
    }

    /// What is known of the subjects of a column.
    package struct Cell: Sendable {
        /// Subjects with a first dose, from which time is counted.
        package var observed: Int
        package var withEvent: Int
        package var diedWithout: Int
        package var events: Int
        package var median: SurvivalQuantile?
        /// In the order of the definition's days.
        package var days: [DayEstimates]

        /// Subjects without the event who did not die during observation.
        package var censored: Int { observed - withEvent - diedWithout }
    }

    /// What curves are at the end of a day; nil after the last day of observation of any subject.
    package struct DayEstimates: Sendable {
        package var day: Int
        package var atRisk: Int
        package var eventFree: Estimate?
        package var incidence: Estimate?
        package var meanCount: Estimate?
    }

    /// A value with its two-sided 95 % limits, which are not known where nothing happened or nobody is left.
    package struct Estimate: Sendable, Hashable {
        package var value: Double
        package var limits: ConfidenceInterval?
    }
}

extension TimeToEventTable {
    /// - Parameters:
    ///   - times: by row, the observations of the arms that are columns.
    ///   - n: subjects of the population by arm, then in total.
    package init(_ definition: TimeToEventDefinition, _ times: [SubjectTimes], n: [Int]) {
        columns = zip((times.first?.arms ?? []).map(Optional.some) + [nil], n).map { Column(arm: $0, n: $1) }
        rows = zip(definition.rows, times).map { row, times in
            let arms = times.byArm.map { Cell([$0], days: definition.days) }
            // The total of one arm is that arm.
            let total = arms.count == 1 ? arms : [Cell(times.byArm, days: definition.days)]
            let first = times.byArm.map { Moment.all([$0]).map(\.ofFirstCause) }
            return Row(label: row.label, cells: arms + total, p: LogRank(moments: first)?.test?.p)
        }
    }
}

extension TimeToEventTable.Cell {
    /// - Parameter times: the observations of the column's subjects, in one list or several.
    fileprivate init(_ times: [SubjectTimeList], days: [Int]) {
        // Death ends the observation: for the one curve it is no event, for the other a competing one.
        let moments = Moment.all(times)
        observed = times.reduce(0) { $0 + $1.count }
        withEvent = moments.reduce(0) { $0 + $1.events[0] }
        diedWithout = moments.reduce(0) { $0 + $1.events[1] }
        events = times.reduce(0) { $0 + $1.events.count }
        let curve = KaplanMeier(moments: moments.map(\.ofFirstCause))
        let competing = AalenJohansen(moments: moments)
        let mean = MeanCumulativeFunction(times)
        median = curve?.quantile(0.5)
        let last = times.lazy.map(\.lastDay).max() ?? 0
        self.days = days.map { day in
            var own = TimeToEventTable.DayEstimates(day: day, atRisk: curve?.atRisk(at: Double(day)) ?? 0)
            guard day <= last else { return own }
            let time = Double(day)
            own.eventFree = curve?.lasting(at: time).map { .init(value: $0.survival, limits: $0.interval()) }
            own.incidence = competing?.lasting(at: time).map { .init(value: $0.incidence, limits: $0.interval()) }
            own.meanCount = mean?.point(at: time).map { .init(value: $0.mean, limits: $0.interval()) }
            if moments.allSatisfy({ $0.time > time }) {
                // Curves begin at the first event or end of observation; before it nothing has happened.
                let nothing = TimeToEventTable.Estimate(value: 0, limits: nil)
                own.incidence = nothing
                own.meanCount = nothing
            }
            return own
        }
    }
}

extension KaplanMeier {
    /// The estimate that holds at a time, also where none is left because all had the event.
    fileprivate func lasting(at time: Double) -> Point? {
        point(at: time) ?? points.last.flatMap { $0.survival == 0 && time > $0.time ? $0 : nil }
    }
}

extension AalenJohansen {
    /// The estimate that holds at a time, also where none is left because all had the event or died.
    fileprivate func lasting(at time: Double) -> Point? {
        point(at: time)
            ?? points.last.flatMap { $0.atRisk == $0.events + $0.competing && time > $0.time ? $0 : nil }
    }
}
