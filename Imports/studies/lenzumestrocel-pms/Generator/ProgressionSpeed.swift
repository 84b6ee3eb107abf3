/// Points of the functional score lost a month: (48 - score) / (months from diagnosis + 12).
///
/// Months have 365/12 days. Published for the 157 matched: 0.64 ± 0.32. Counted in millionths, whole numbers.
enum ProgressionSpeed {
    private static let publishedMean = 640_000
    private static let publishedDeviation = 320_000
    /// Half of the last printed decimal, less a margin for counting in millionths.
    private static let tolerance = 3_000

    /// The scores in an order that meets mean and deviation together with the days.
    ///
    /// Two subjects at a time exchange scores when that brings the moments nearer, so that the moments of
    /// scores and days themselves stay as they are.
    static func paired(scores: [Int], daysFromDiagnosis: [Int]) throws(GenerationError) -> [Int] {
        var random = RandomSource(.moments)
        var scores = scores
        var error = distance(scores, daysFromDiagnosis)
        for _ in 0..<20_000 {
            if error.mean < tolerance && error.deviation < tolerance { return scores }
            let (first, second) = (random.below(scores.count), random.below(scores.count))
            scores.swapAt(first, second)
            let candidate = distance(scores, daysFromDiagnosis)
            if candidate.mean + candidate.deviation < error.mean + error.deviation {
                error = candidate
            } else {
                scores.swapAt(first, second)
            }
        }
        throw GenerationError.unmet("progression speed 0.64 with deviation 0.32")
    }

    /// How far mean and deviation are from the published ones. The distance of the variance, divided by
    /// twice the deviation, stands for the distance of the deviation.
    private static func distance(_ scores: [Int], _ days: [Int]) -> (mean: Int, deviation: Int) {
        let speeds = zip(scores, days).map { (48 - $0) * 365 * 1_000_000 / (12 * ($1 + 365)) }
        let count = speeds.count
        let sum = speeds.reduce(0, +)
        let squares = speeds.reduce(0) { $0 + $1 * $1 }
        let variance = (count * squares - sum * sum) / (count * (count - 1))
        let wanted = publishedDeviation * publishedDeviation
        return (abs(sum / count - publishedMean), abs(variance - wanted) / (2 * publishedDeviation))
    }
}
