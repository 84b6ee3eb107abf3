import Statistics

/// A quantile of the time to an event, such as the median, with its limits; each nil when the curve does not reach it.
package struct SurvivalQuantile: Sendable, Hashable {
    /// The share of subjects with the event by then.
    package let probability: Double
    package let time: Double?
    package let lower: Double?
    package let upper: Double?
}

extension KaplanMeier {
    /// The time by which a share of the subjects has the event, after Brookmeyer and Crowley, Biometrics 1982;38:29.
    ///
    /// The limits are the times at which the limits of the survival reach the same share. Where a curve is level exactly at
    /// the share, the middle of the level part, as R's quantile.survfit. Nil when the probability is not between 0 and 1
    /// or the level is no level.
    package func quantile(
        _ probability: Double, _ scale: LimitsScale = .logLog, level: Double = 0.95
    ) -> SurvivalQuantile? {
        guard probability > 0, probability < 1, let confidence = ConfidenceLevel(level) else { return nil }
        let intervals = points.map { scale.interval(of: $0.survival, standardError: $0.standardError, confidence) }
        return SurvivalQuantile(
            probability: probability,
            time: reached(probability, points.map(\.survival)),
            lower: reached(probability, intervals.map { $0?.lower }),
            upper: reached(probability, intervals.map { $0?.upper }))
    }

    /// - Parameter survival: a falling curve by point, nil where it is not known.
    private func reached(_ probability: Double, _ survival: [Double?]) -> Double? {
        // That of R: the square root of the machine's precision.
        let tolerance = Double.ulpOfOne.squareRoot()
        let known = zip(points, survival).compactMap { point, value in value.map { (point.time, 1 - $0) } }
        guard let first = known.firstIndex(where: { $0.1 >= probability - tolerance }) else { return nil }
        let (time, share) = known[first]
        if share > probability + tolerance { return time }
        guard let end = known[first...].first(where: { $0.1 > probability + tolerance })?.0 ?? known.last?.0 else {
            return time
        }
        return (time + end) / 2
    }
}
