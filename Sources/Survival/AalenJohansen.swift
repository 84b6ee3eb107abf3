import Statistics

/// The cumulative incidence of an event in the presence of competing ones: Aalen and Johansen, Scand J Stat 1978;5:141.
///
/// The variance is Greenwood's for several causes, with tied events as one multinomial draw; it equals the infinitesimal
/// jackknife of R's survfit for multi-state data.
package struct AalenJohansen: Sendable {
    /// What is estimated at a time at which something is observed; it holds until the next one.
    package struct Point: Sendable, Hashable {
        package let time: Double
        /// Subjects without either event and under observation just before the time.
        package let atRisk: Int
        package let events: Int
        package let competing: Int
        package let censored: Int
        /// The probability of the event, with nothing before it, by this time.
        package let incidence: Double
        package let standardError: Double
        /// The same for competing events.
        package let competingIncidence: Double
        package let competingStandardError: Double

        /// Nil while no event has been seen, and at 1 on the log-log scale.
        package func interval(_ scale: LimitsScale = .logLog, level: Double = 0.95) -> ConfidenceInterval? {
            guard incidence > 0, let confidence = ConfidenceLevel(level) else { return nil }
            return scale.interval(of: incidence, standardError: standardError, confidence)
        }
    }

    package let subjects: Int
    /// In ascending order of time, each time once.
    package let points: [Point]

    /// Nil without subjects.
    package init?(_ times: [CompetingTime]) {
        self.init(moments: Moment.all(times.map { ($0.time, $0.outcome.cause) }, causes: 2))
    }

    init?(moments: [Moment]) {
        guard let first = moments.first else { return nil }
        subjects = first.atRisk
        var free = 1.0
        var (event, competing) = (CauseSums(), CauseSums())
        points = moments.map { moment in
            let (d1, d2, n) = (Double(moment.events[0]), Double(moment.events[1]), Double(moment.atRisk))
            event.add(d1, of: d1 + d2, among: n, free: free)
            competing.add(d2, of: d1 + d2, among: n, free: free)
            free *= (n - d1 - d2) / n
            // Whoever had neither event is gone: what is left to 1 is rounding.
            if free == 0 { event.incidence = 1 - competing.incidence }
            return Point(
                time: moment.time, atRisk: moment.atRisk, events: moment.events[0], competing: moment.events[1],
                censored: moment.censored, incidence: event.incidence,
                standardError: event.variance.squareRoot(),
                competingIncidence: competing.incidence,
                competingStandardError: competing.variance.squareRoot())
        }
    }

    /// The estimate that holds at a time: nil before the first and after the last observed time.
    package func point(at time: Double) -> Point? {
        guard let last = points.last, time <= last.time else { return nil }
        return points.last { $0.time <= time }
    }
}

extension CompetingTime.Outcome {
    fileprivate var cause: Int {
        switch self {
        case .censored: 0
        case .event: 1
        case .competing: 2
        }
    }
}

/// The incidence of one cause and the parts of its variance, all of which grow or stay, so that nothing cancels but once.
///
/// With S(s-) free of any event before s, d events of all causes and e of this one among n, the incidence F(t) responds to
/// a change of the hazards at s by S(s-) for this cause, less (F(t) - F(s)) / (1 - d/n) for any. Squares and products of
/// these, weighed by the multinomial variance of the hazards, add up over s.
private struct CauseSums {
    var incidence = 0.0
    /// Sum of S² e (n - e) / n³.
    private var own = 0.0
    /// Sums of 2 S e / n² with the distance F(t) - F(s) to the powers of 0 and 1.
    private var (mixed, mixedDistance) = (0.0, 0.0)
    /// Sums of d / (n (n - d)) with the distance to the powers of 0, 1 and 2.
    private var (any, anyDistance, anySquare) = (0.0, 0.0, 0.0)

    /// Nothing can vary where all subjects had this event.
    var variance: Double { incidence < 1 ? max(0, own - mixedDistance + anySquare) : 0 }

    mutating func add(_ events: Double, of all: Double, among n: Double, free: Double) {
        let growth = free * events / n
        incidence += growth
        anySquare += growth * (2 * anyDistance + growth * any)
        anyDistance += growth * any
        mixedDistance += growth * mixed
        own += free * free * events / n * (n - events) / (n * n)
        // After a time at which all have an event nothing grows.
        guard all < n else { return }
        mixed += 2 * free * events / (n * n)
        any += all / (n * (n - all))
    }
}
