import Safety

/// A time at which something is observed of subjects: how many are at risk, have an event or are censored.
struct Moment {
    let time: Double
    let atRisk: Int
    /// By cause.
    let events: [Int]
    let censored: Int

    /// All moments of subjects in ascending order, by day: the first event is cause 1, death without it cause 2.
    static func all(_ lists: [SubjectTimeList]) -> [Moment] {
        let last = lists.lazy.map(\.lastDay).max() ?? 0
        // By day, then by cause, those without one first.
        var counts = [Int](repeating: 0, count: 3 * (last + 1))
        var left = 0
        for list in lists {
            left += list.count
            for subject in list.indices {
                let start = list.eventStart[subject]
                let hasEvent = start < list.eventStart[subject + 1]
                let day = hasEvent ? list.events[start] : list.ends[subject]
                counts[3 * min(max(0, Int(day)), last) + (hasEvent ? 1 : list.died[subject] ? 2 : 0)] += 1
            }
        }
        return (0...last).compactMap { day in
            let own = counts[3 * day..<3 * day + 3]
            let all = own.reduce(0, +)
            guard all > 0 else { return nil }
            defer { left -= all }
            return Moment(
                time: Double(day), atRisk: left, events: Array(own.dropFirst()), censored: own[own.startIndex])
        }
    }

    /// The moment where nothing but cause 1 is an event.
    var ofFirstCause: Moment {
        Moment(time: time, atRisk: atRisk, events: [events[0]], censored: events[1...].reduce(censored, +))
    }

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
