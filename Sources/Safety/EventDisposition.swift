/// What the rules make of a stored event: counted, or left out for the first reason that holds, in this order.
package enum EventDisposition: Int, CodedValue {
    case counted = 0
    case outsidePopulation, beforeFirstDose, afterWindow, onsetUnusable, notEmergent, naturalProgression, duplicate

    package var name: String {
        switch self {
        case .counted: "counted"
        case .outsidePopulation: "outside_population"
        case .beforeFirstDose: "before_first_dose"
        case .afterWindow: "after_window"
        case .onsetUnusable: "onset_unusable"
        case .notEmergent: "not_emergent"
        case .naturalProgression: "natural_progression"
        case .duplicate: "duplicate"
        }
    }
}
