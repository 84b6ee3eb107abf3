import Safety

/// What makes counting impossible.
package enum IncidenceError: Error, Equatable, CustomStringConvertible {
    /// The columns contradict themselves; `detail` says where.
    case columns(detail: String)
    /// A counter named a path that is not among the paths given with it.
    case unknownPath(Int)
    /// The arm with which others are to be compared is not among the columns.
    case noReferenceArm(String, arms: [String])
    /// A definition names a SOC or PT that the registry does not have.
    case unknownTerm(String)
    /// Times to an event were asked for where subjects count in groups.
    case timesInGroups

    /// Whether the registry lacks what a definition asks for, rather than being at fault itself.
    package var isOfRequest: Bool {
        switch self {
        case .noReferenceArm, .unknownTerm, .timesInGroups: true
        case .columns, .unknownPath: false
        }
    }

    package var description: String {
        switch self {
        case .columns(let detail):
            "The packed columns contradict themselves: \(detail). Rebuild them from the registry's rows."
        case .noReferenceArm(let name, let arms):
            "The comparison's reference arm '\(name)' is not among the columns. The arms: \(arms.joined(separator: ", "))."
        case .unknownTerm(let name):
            "The registry has no term '\(name)', which the definition's selection names."
        case .unknownPath(let id):
            "A count names the term path \(id), which the registry does not list. Check the registry with verify."
        case .timesInGroups: SubjectTimes.groupRefusal
        }
    }
}
