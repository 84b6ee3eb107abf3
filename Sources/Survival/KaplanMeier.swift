import Statistics

/// The product-limit estimate of Kaplan and Meier, JASA 1958;53:457, and beside it the Nelson-Aalen estimate of the
/// cumulative hazard.
package struct KaplanMeier: Sendable {
    /// What is estimated at a time at which a subject has an event or is censored; it holds until the next one.
    package struct Point: Sendable, Hashable {
        package let time: Double
        /// Subjects under observation just before the time.
        package let atRisk: Int
        package let events: Int
        package let censored: Int
        package let survival: Double
        /// Of the survival, by Greenwood's formula; nil once the survival is 0.
        package let standardError: Double?
        /// Nelson-Aalen: the sum of events over subjects at risk.
        package let cumulativeHazard: Double
        /// Of the cumulative hazard: the root of the sum of events over squared subjects at risk.
        package let hazardStandardError: Double

        package func interval(_ scale: LimitsScale = .logLog, level: Double = 0.95) -> ConfidenceInterval? {
            ConfidenceLevel(level).flatMap {
                scale.interval(of: survival, standardError: standardError, $0)
            }
        }
    }

    package let subjects: Int
    /// In ascending order of time, each time once.
    package let points: [Point]

    package var events: Int { points.reduce(0) { $0 + $1.events } }

    /// Nil without subjects.
    package init?(_ times: [TimeToEvent]) {
        self.init(moments: Moment.all(times.map { ($0.time, $0.isEvent ? 1 : 0) }, causes: 1))
    }

    init?(moments: [Moment]) {
        guard let first = moments.first else { return nil }
        subjects = first.atRisk
        var points: [Point] = []
        var (survival, greenwood, hazard, hazardVariance) = (1.0, 0.0, 0.0, 0.0)
        for moment in moments {
            let (d, n) = (Double(moment.events[0]), Double(moment.atRisk))
            survival *= (n - d) / n
            greenwood += d / (n * (n - d))
            hazard += d / n
            hazardVariance += d / (n * n)
            points.append(
                Point(
                    time: moment.time, atRisk: moment.atRisk, events: moment.events[0], censored: moment.censored,
                    survival: survival, standardError: survival > 0 ? survival * greenwood.squareRoot() : nil,
                    cumulativeHazard: hazard, hazardStandardError: hazardVariance.squareRoot()))
        }
        self.points = points
    }

    /// The estimate that holds at a time: nil after the last observed time, where nobody is left to judge by.
    package func point(at time: Double) -> Point? {
        guard time >= 0, let last = points.last, time <= last.time else { return nil }
        if let point = points.last(where: { $0.time <= time }) { return point }
        return Point(
            time: 0, atRisk: subjects, events: 0, censored: 0, survival: 1, standardError: 0, cumulativeHazard: 0,
            hazardStandardError: 0)
    }

    /// Subjects under observation just before a time.
    package func atRisk(at time: Double) -> Int { points.first { $0.time >= time }?.atRisk ?? 0 }
}
