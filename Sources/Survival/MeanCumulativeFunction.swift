import Foundation
import Safety
import Statistics

/// The mean number of recurrent events a subject has by a time: Nelson, J Qual Technol 1988;20:24.
///
/// The variance is that of Lawless and Nadeau, Technometrics 1995;37:158, with the subject as the unit: events of one
/// subject need not be independent. Subjects leave with the end of their observation; where that is death, the mean is
/// one of subjects alive.
package struct MeanCumulativeFunction: Sendable {
    /// What is estimated at a time at which a subject has an event or leaves; it holds until the next one.
    package struct Point: Sendable, Hashable {
        package let time: Double
        /// Subjects under observation just before the time.
        package let atRisk: Int
        package let events: Int
        package let mean: Double
        package let standardError: Double

        /// Normal limits of the mean, on its own scale not below 0, or on the log scale.
        ///
        /// Nil while no event has been seen, and for the log-log scale, which is one of probabilities.
        package func interval(_ scale: LimitsScale = .log, level: Double = 0.95) -> ConfidenceInterval? {
            guard mean > 0, let confidence = ConfidenceLevel(level) else { return nil }
            let half = confidence.z * standardError
            return switch scale {
            case .plain: confidence.interval(max(0, mean - half), mean + half)
            case .log: confidence.interval(mean * exp(-half / mean), mean * exp(half / mean))
            case .logLog: nil
            }
        }
    }

    package let subjects: Int
    /// In ascending order of time, each time once.
    package let points: [Point]

    /// Nil without subjects.
    package init?(_ times: [RecurrentTimes]) {
        let all = Set(times.flatMap { $0.events + [$0.end] }).sorted()
        let place = Dictionary(all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var list = SubjectTimeList()
        for follow in times {
            list.add(end: place[follow.end] ?? 0, died: false, events: follow.events.map { place[$0] ?? 0 })
        }
        self.init([list], times: all)
    }

    /// By days. Nil without subjects.
    init?(_ lists: [SubjectTimeList]) {
        let last = lists.lazy.map(\.lastDay).max() ?? 0
        self.init(lists, times: (0...last).map { Double($0) })
    }

    /// - Parameters:
    ///   - lists: subjects whose days are places among `times`.
    ///   - times: in ascending order, each once.
    private init?(_ lists: [SubjectTimeList], times: [Double]) {
        subjects = lists.reduce(0) { $0 + $1.count }
        guard subjects > 0 else { return nil }
        let events = SubjectsByTime(lists, times: times.count) { list, subject in
            list.events[list.eventStart[subject]..<list.eventStart[subject + 1]]
        }
        let leaving = SubjectsByTime(lists, times: times.count) { list, subject in
            list.ends[subject..<subject + 1]
        }
        var influence = InfluenceSums(subjects: subjects)
        var points: [Point] = []
        var mean = 0.0
        for (place, time) in times.enumerated() {
            let (now, gone) = (events[place], leaving[place])
            if now.isEmpty, gone.isEmpty { continue }
            let atRisk = influence.atRisk
            mean += Double(now.count) / Double(atRisk)
            influence.add(now)
            points.append(
                Point(
                    time: time, atRisk: atRisk, events: now.count, mean: mean,
                    standardError: influence.variance.squareRoot()))
            for subject in gone { influence.remove(Int(subject)) }
        }
        self.points = points
    }

    /// The estimate that holds at a time: nil before the first and after the last observed time.
    package func point(at time: Double) -> Point? {
        guard let last = points.last, time <= last.time else { return nil }
        return points.last { $0.time <= time }
    }
}

/// Subjects, numbered through several lists, by the time at which something happens to them: in their order, and as often
/// as it happens.
private struct SubjectsByTime {
    /// Those of a time are `subjects[start[time] ..< start[time + 1]]`.
    private var start: [Int]
    private var subjects: [Int32]

    /// - Parameters:
    ///   - times: how many there are; they are places from 0.
    ///   - ofSubject: the times of a subject of a list.
    init(_ lists: [SubjectTimeList], times: Int, ofSubject: (SubjectTimeList, Int) -> ArraySlice<Int32>) {
        start = [Int](repeating: 0, count: times + 1)
        for list in lists {
            for subject in list.indices {
                for time in ofSubject(list, subject) { start[Int(time) + 1] += 1 }
            }
        }
        for time in 0..<times { start[time + 1] += start[time] }
        subjects = [Int32](repeating: 0, count: start[times])
        var next = start
        var number: Int32 = 0
        for list in lists {
            for subject in list.indices {
                for time in ofSubject(list, subject) {
                    subjects[next[Int(time)]] = number
                    next[Int(time)] += 1
                }
                number += 1
            }
        }
    }

    subscript(time: Int) -> ArraySlice<Int32> { subjects[start[time]..<start[time + 1]] }
}

/// The influence of each subject on the mean, and the sum of their squares, kept without a pass over all subjects.
///
/// At a time with d events among n subjects, each of the n gets its own events less d/n, over n.
private struct InfluenceSums {
    private(set) var atRisk: Int
    /// Of subjects at risk: the part of their own events. What is common to all of them is `common`.
    private var own: [Double]
    private var common = 0.0
    private var (sum, squares) = (0.0, 0.0)
    private var squaresOfGone = 0.0

    var variance: Double { max(0, squares) + squaresOfGone }

    init(subjects: Int) {
        atRisk = subjects
        own = [Double](repeating: 0, count: subjects)
    }

    mutating func add(_ events: ArraySlice<Int32>) {
        guard !events.isEmpty else { return }
        let n = Double(atRisk)
        for subject in events {
            let subject = Int(subject)
            let before = own[subject] - common
            own[subject] += 1 / n
            sum += 1 / n
            squares += (2 * before + 1 / n) / n
        }
        let shift = Double(events.count) / (n * n)
        squares += shift * (n * shift - 2 * sum)
        sum -= n * shift
        common += shift
    }

    mutating func remove(_ subject: Int) {
        let value = own[subject] - common
        sum -= value
        squares -= value * value
        squaresOfGone += value * value
        atRisk -= 1
    }
}
