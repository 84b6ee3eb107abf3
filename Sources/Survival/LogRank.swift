import Statistics

/// The log-rank test of equal survival in two or more arms: Mantel, Cancer Chemother Rep 1966;50:163; Peto and Peto,
/// J R Stat Soc A 1972;135:185.
package struct LogRank: Sendable {
    /// Events by arm, in the order given.
    package let observed: [Int]
    /// Events by arm if all arms were alike.
    package let expected: [Double]
    /// Nil when events could be expected in fewer than two arms.
    package let test: ChiSquareTest?

    /// Nil when there are fewer than two arms; an arm may be empty and then says nothing.
    package init?(_ arms: [[TimeToEvent]]) {
        self.init(moments: arms.map { Moment.all($0.map { ($0.time, $0.isEvent ? 1 : 0) }, causes: 1) })
    }

    /// - Parameter arms: the moments of each arm in ascending order.
    init?(moments arms: [[Moment]]) {
        guard arms.count > 1 else { return nil }
        let observed = arms.map { $0.reduce(0) { $0 + $1.events[0] } }
        var expected = [Double](repeating: 0, count: arms.count)
        var covariance = [[Double]](repeating: expected, count: arms.count)
        var left = arms.map { $0[...] }
        for time in Set(arms.joined().filter { $0.events[0] > 0 }.map(\.time)).sorted() {
            for arm in left.indices { left[arm] = left[arm].drop { $0.time < time } }
            let atRisk = left.map { Double($0.first?.atRisk ?? 0) }
            let n = atRisk.reduce(0, +)
            let d = Double(left.reduce(0) { $0 + ($1.first.map { $0.time == time ? $0.events[0] : 0 } ?? 0) })
            let factor = n > 1 ? d * (n - d) / (n - 1) : 0
            for i in arms.indices {
                expected[i] += d * atRisk[i] / n
                for j in arms.indices {
                    let own = i == j ? atRisk[i] / n : 0
                    covariance[i][j] += factor * (own - atRisk[i] / n * atRisk[j] / n)
                }
            }
        }
        // One arm is what the others leave.
        let free = expected.indices.filter { expected[$0] > 0 }.dropFirst()
        let excess = free.map { Double(observed[$0]) - expected[$0] }
        let matrix = free.map { row in free.map { covariance[row][$0] } }
        test = quadraticForm(excess, inverseOf: matrix).flatMap {
            ChiSquareTest(statistic: max(0, $0), degreesOfFreedom: excess.count)
        }
        self.observed = observed
        self.expected = expected
    }
}

/// xᵀ A⁻¹ x for a symmetric positive definite A, by elimination; nil when A is singular or empty.
private func quadraticForm(_ x: [Double], inverseOf a: [[Double]]) -> Double? {
    guard !x.isEmpty else { return nil }
    var (matrix, right) = (a, x)
    var form = 0.0
    for pivot in x.indices {
        let diagonal = matrix[pivot][pivot]
        guard diagonal > 1e-12 * a[pivot][pivot], diagonal > 0 else { return nil }
        form += right[pivot] * right[pivot] / diagonal
        for row in x.indices where row > pivot {
            let factor = matrix[row][pivot] / diagonal
            right[row] -= factor * right[pivot]
            for column in x.indices where column >= pivot { matrix[row][column] -= factor * matrix[pivot][column] }
        }
    }
    return form
}
