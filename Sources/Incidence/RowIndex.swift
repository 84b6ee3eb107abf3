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

    /// The cells of rows by key, those of any event and of groups being `empty` where they have none.
    struct Keyed<Cells> {
        var any: Cells
        var soc: [Int: Cells] = [:]
        var path: [Int: Cells] = [:]
        var groups: [Cells] = []
    }

    /// Puts the cells of each row under its key; rows without cells are left out of the dictionaries.
    func keyed<Cells>(empty: Cells, _ cells: (Int) -> Cells?) -> Keyed<Cells> {
        var keyed = Keyed(any: cells(RowIndex.any) ?? empty)
        for (position, key) in socKeys.enumerated() { keyed.soc[key] = cells(1 + position) }
        for (position, key) in pathKeys.enumerated() { keyed.path[key] = cells(firstPathRow + position) }
        let firstGroup = firstPathRow + pathKeys.count
        keyed.groups = (0..<groupCount).map { cells(firstGroup + $0) ?? empty }
        return keyed
    }

    /// The tally as counts by key; rows without an event are left out of the dictionaries.
    func counts(from tally: Tally, arms: [Arm]) -> IncidenceCounts {
        let cells = keyed(empty: tally.emptyCells) { tally.cells(ofRow: $0) }
        return IncidenceCounts(
            arms: arms, n: tally.n, any: cells.any, soc: cells.soc, path: cells.path, groups: cells.groups)
    }
}
