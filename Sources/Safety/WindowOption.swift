/// A window given on the command line in place of the rule set's.
package enum WindowOption: Sendable, Equatable {
    /// No window and no emergence: events of every date count.
    case all
    case anniversary
    /// After any dose; without a number of days, as many as the rule set's own window has.
    case anyDose(last: Int?)
    case emergentFlag
    case days(first: Int, last: Int)

    /// Reads `all`, `anniversary`, `any-dose`, `any-dose:N`, `emergent`, `N` (day 0 to N) or `A..B`; days are counted
    /// from the day of the first dose, which is day 0.
    ///
    /// Throws: `SafetyError.windowOption` with a sentence that lists the forms.
    package init(_ text: String) throws(SafetyError) {
        switch text {
        case "all": self = .all
        case "anniversary": self = .anniversary
        case "any-dose": self = .anyDose(last: nil)
        case "emergent": self = .emergentFlag
        default:
            let anyDose = "any-dose:"
            if text.hasPrefix(anyDose) {
                self = .anyDose(last: try WindowOption.day(text.dropFirst(anyDose.count), of: text, from: 0))
            } else if let dots = text.firstRange(of: "..") {
                let first = try WindowOption.day(text[..<dots.lowerBound], of: text)
                let last = try WindowOption.day(text[dots.upperBound...], of: text)
                guard first <= last else {
                    throw .windowOption("The window \(text) ends before it begins: write the earlier day first.")
                }
                self = .days(first: first, last: last)
            } else {
                self = .days(first: 0, last: try WindowOption.day(text[...], of: text, from: 0))
            }
        }
    }

    private static func day(
        _ part: Substring, of text: String, from least: Int = WindowRule.possibleDays.lowerBound
    ) throws(SafetyError) -> Int {
        let days = least...WindowRule.possibleDays.upperBound
        guard let day = Int(part), days.contains(day) else {
            throw .windowOption(
                "\"\(text)\" is not a window: write all, anniversary, emergent, any-dose, any-dose:30, a number of days "
                    + "such as 30, or two days such as 0..30 (days up to \(days.upperBound)).")
        }
        return day
    }
}

extension WindowRule {
    /// The days from a dose that a window may name: a hundred years to either side.
    package static let possibleDays = -36_525...36_525
}

extension RuleSet {
    /// These rules with another window; nothing else changes.
    ///
    /// How partial and missing dates and worsened conditions are judged stays, except where the new window asks for no
    /// date. Throws: `SafetyError.windowOption` when `any-dose` needs a number of days that these rules do not have.
    package func overriding(window option: WindowOption) throws(SafetyError) -> RuleSet {
        var rules = self
        switch option {
        case .all: rules.window = WindowRule(basis: .all, date: window.date)
        case .emergentFlag: rules.window = WindowRule(basis: .emergentFlag, date: window.date)
        case .anniversary: rules.window.basis = .anniversary
        case .days(let first, let last): rules.window.basis = .days(first: first, last: last)
        case .anyDose(let last?): rules.window.basis = .anyDose(last: last)
        case .anyDose(nil):
            switch window.basis {
            case .days(_, let last), .anyDose(let last): rules.window.basis = .anyDose(last: max(0, last))
            case .anniversary, .emergentFlag, .all:
                throw .windowOption(
                    "The rule set \(name) has no number of days for any-dose: write for instance any-dose:30.")
            }
        }
        return rules
    }

    /// These rules with subjects counted in the arms of another basis.
    package func overriding(armBasis: ArmBasis) -> RuleSet {
        var rules = self
        rules.armBasis = armBasis
        return rules
    }
}

extension WindowRule {
    fileprivate init(basis: Basis, date: DateBasis) {
        self.init()
        self.basis = basis
        self.date = date
    }
}
