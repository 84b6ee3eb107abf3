import Foundation
import Statistics

/// The scales on which the limits of an estimated probability over time are normal, as R's survfit names them.
package enum LimitsScale: String, Sendable, Hashable, CaseIterable {
    case plain
    case log
    case logLog = "log-log"

    /// The scale's name in a footnote.
    package var title: String {
        switch self {
        case .plain: "limits on the scale of the probability"
        case .log: "limits on the log scale"
        case .logLog: "limits on the log-log scale"
        }
    }

    /// The limits of a probability with this standard error, in 0...1.
    ///
    /// Nil where the scale has no value: at 0 for the logarithm, at 0 and 1 for log-log, and where the error is unknown.
    package func interval(
        of probability: Double, standardError: Double?, _ confidence: ConfidenceLevel
    ) -> ConfidenceInterval? {
        guard let standardError, standardError.isFinite else { return nil }
        switch self {
        case .plain:
            let half = confidence.z * standardError
            return confidence.interval(max(0, probability - half), min(1, probability + half))
        case .log:
            guard probability > 0 else { return nil }
            let factor = exp(confidence.z * standardError / probability)
            return confidence.interval(probability / factor, min(1, probability * factor))
        case .logLog:
            guard probability > 0, probability < 1 else { return nil }
            let logarithm = Foundation.log(probability)
            let factor = exp(confidence.z * standardError / (probability * -logarithm))
            return confidence.interval(exp(logarithm * factor), exp(logarithm / factor))
        }
    }
}
