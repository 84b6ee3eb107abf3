/// A time at which something is observed of subjects: how many are at risk, have an event or are censored.
struct Moment {
    let time: Double
    let atRisk: Int
    /// By cause.
    let events: [Int]
    let censored: Int

    /// All moments of the subjects in ascending order.
    ///
    /// - Parameter subjects: the time of each and its cause from 1 to `causes`, 0 for a censored one.
    static func all(_ subjects: [(time: Double, cause: Int)], causes: Int) -> [Moment] {
        var moments: [Moment] = []
        let sorted = subjects.sorted { $0.time < $1.time }
        var start = 0
        while start < sorted.count {
            var counts = [Int](repeating: 0, count: causes + 1)
            var next = start
            while next < sorted.count, sorted[next].time == sorted[start].time {
                counts[sorted[next].cause] += 1
                next += 1
            }
            moments.append(
                Moment(
                    time: sorted[start].time, atRisk: sorted.count - start, events: Array(counts.dropFirst()),
                    censored: counts[0]))
            start = next
        }
        return moments
    }
}
