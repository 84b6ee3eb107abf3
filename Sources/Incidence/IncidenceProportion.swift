import Safety
import Statistics

/// Subjects with an event out of the N of their column, unrounded.
package struct IncidenceProportion: Sendable, Hashable {
    package let subjects: Int
    package let n: Int

    package init(subjects: Int, n: Int) {
        self.subjects = subjects
        self.n = n
    }

    /// 100 · subjects / N, or nil when N is 0.
    package var percent: Double? { n > 0 ? Double(100 * subjects) / Double(n) : nil }

    /// The ends of the two-sided 95 % interval in percent, or nil when N is 0.
    package func interval(_ method: StatisticMethods.Proportion) -> (lower: Double, upper: Double)? {
        guard let ends = method.method.interval(successes: subjects, trials: n) else { return nil }
        return (100 * ends.lower, 100 * ends.upper)
    }
}
