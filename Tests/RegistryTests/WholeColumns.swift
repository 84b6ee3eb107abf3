import Safety

@testable import Registry

extension Registry {
    /// The columns of a registry as one chunk, or the empty columns when it has no subjects.
    func wholeColumns() throws -> SafetyColumns { try chunks().first ?? SafetyColumns() }

    /// The chunks of a registry, cut by other limits only where its copy is made anew.
    func chunks(_ wanted: ColumnSet = .all, limits: ChunkLimits = .usual) throws -> [SafetyColumns] {
        try columns(wanted, limits: limits) { _ in
            [SafetyColumns]()
        } add: {
            $0.append($1)
        }
    }
}
