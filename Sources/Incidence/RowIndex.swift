import Safety

/// The rows that are counted, numbered: any event, then the SOCs, the paths and the groups.
///
/// Paths are meant by their position in the frame plus one; 0 is an event without a code.
struct RowIndex {
    static let any = 0

    private let pathKeys: [Int]
    private var socKeys: [Int] = [CodedPath.uncoded]
    /// By path: the row of its SOC.
    private(set) var socRow: [Int] = [1]
    private let groupCount: Int
    /// The group rows of path `p` are `groupRows[groupStart[p] ..< groupStart[p + 1]]`.
    private var groupStart: [Int] = [0]
    private var groupRows: [Int] = []

    init(paths: [CodedPath], groups: [Set<Int>]) {
        pathKeys = [CodedPath.uncoded] + paths.map(\.id)
        groupCount = groups.count
        var rowOfSOC = [CodedPath.uncoded: 1]
        for path in paths {
            if let row = rowOfSOC[path.soc.id] {
                socRow.append(row)
            } else {
                socKeys.append(path.soc.id)
                rowOfSOC[path.soc.id] = socKeys.count
                socRow.append(socKeys.count)
            }
        }
        let firstGroup = 1 + socKeys.count + pathKeys.count
        var groupsOfKey: [Int: [Int]] = [:]
        for (position, group) in groups.enumerated() {
            for key in group { groupsOfKey[key, default: []].append(firstGroup + position) }
        }
        for key in pathKeys {
            groupRows += groupsOfKey[key] ?? []
            groupStart.append(groupRows.count)
        }
    }

    var count: Int { 1 + socKeys.count + pathKeys.count + groupCount }
    var hasGroups: Bool { !groupRows.isEmpty }

    /// The row of path 0; those of the others follow it.
    var firstPathRow: Int { 1 + socKeys.count }
    func groups(ofPath path: Int) -> ArraySlice<Int> { groupRows[groupStart[path]..<groupStart[path + 1]] }

    /// The tally as counts by key; rows without an event are left out of the dictionaries.
    func counts(from tally: Tally, arms: [Arm]) -> IncidenceCounts {
        var soc: [Int: [CellCount]] = [:]
        for (position, key) in socKeys.enumerated() { soc[key] = tally.cells(ofRow: 1 + position) }
        var path: [Int: [CellCount]] = [:]
        for (position, key) in pathKeys.enumerated() { path[key] = tally.cells(ofRow: firstPathRow + position) }
        let firstGroup = 1 + socKeys.count + pathKeys.count
        return IncidenceCounts(
            arms: arms, n: tally.n, any: tally.cells(ofRow: RowIndex.any) ?? tally.emptyCells, soc: soc, path: path,
            groups: (0..<groupCount).map { tally.cells(ofRow: firstGroup + $0) ?? tally.emptyCells })
    }
}
