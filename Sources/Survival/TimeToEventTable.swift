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
            let cells = (times.byArm + [times.byArm.flatMap(\.self)]).map { Cell($0, days: definition.days) }
            let first = times.byArm.map { $0.compactMap(\.toFirstEvent) }
            return Row(label: row.label, cells: cells, p: LogRank(first)?.test?.p)
        }
    }
}

extension TimeToEventTable.Cell {
    fileprivate init(_ times: [SubjectTime], days: [Int]) {
        observed = times.count
        withEvent = times.count { !$0.events.isEmpty }
        diedWithout = times.count { $0.events.isEmpty && $0.died }
        events = times.reduce(0) { $0 + $1.events.count }
        let curve = KaplanMeier(times.compactMap(\.toFirstEvent))
        let competing = AalenJohansen(times.compactMap(\.toFirstEventOrDeath))
        let mean = MeanCumulativeFunction(times.compactMap(\.allEvents))
        median = curve?.quantile(0.5)
        let last = times.map(\.end).max() ?? 0
        self.days = days.map { day in
            var own = TimeToEventTable.DayEstimates(day: day, atRisk: curve?.atRisk(at: Double(day)) ?? 0)
            guard day <= last else { return own }
            let time = Double(day)
            own.eventFree = curve?.lasting(at: time).map { .init(value: $0.survival, limits: $0.interval()) }
            own.incidence = competing?.lasting(at: time).map { .init(value: $0.incidence, limits: $0.interval()) }
            own.meanCount = mean?.point(at: time).map { .init(value: $0.mean, limits: $0.interval()) }
            if times.allSatisfy({ $0.firstDay > day }) {
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

extension SubjectTime {
    /// The day of the first event, or the last of observation.
    fileprivate var firstDay: Int { events.first ?? end }

    /// Death ends the observation and is no event.
    fileprivate var toFirstEvent: TimeToEvent? { TimeToEvent(time: Double(firstDay), isEvent: !events.isEmpty) }

    fileprivate var toFirstEventOrDeath: CompetingTime? {
        CompetingTime(time: Double(firstDay), outcome: !events.isEmpty ? .event : died ? .competing : .censored)
    }

    fileprivate var allEvents: RecurrentTimes? {
        RecurrentTimes(end: Double(end), events: events.map { Double($0) })
    }
}
