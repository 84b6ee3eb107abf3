import Safety

/// What makes counting impossible.
package enum IncidenceError: Error, Equatable, CustomStringConvertible {
    /// The columns contradict themselves; `detail` says where.
    case columns(detail: String)
    /// A counter named a path that is not among the paths given with it.
    case unknownPath(Int)
    /// Times to an event were asked for where subjects count in groups.
    case timesInGroups

    package var description: String {
        switch self {
        case .columns(let detail):
            "The packed columns contradict themselves: \(detail). Rebuild them from the registry's rows."
        case .unknownPath(let id):
            "A count names the term path \(id), which the registry does not list. Check the registry with verify."
        case .timesInGroups: SubjectTimes.groupRefusal
        }
    }
}
