import Safety

extension IncidenceTable {
    /// A table of a definition without data: every count is 0, and names stand for terms.
    package init(shellOf definition: TableDefinition, arms: [Arm]) {
        self.init(columns: (arms.map(Arm?.some) + [nil]).map { Column(arm: $0, n: 0) }, body: .overview([]))
        let none = RowCounts(cells: columns.map { _ in CellCount() })
        switch definition.split?.division {
        case .categories(let categories): parts = categories.map { part($0.label) }
        case .values(let attribute, let names):
            let labels = names.isEmpty ? ["\(attribute) 1", "\(attribute) 2"] : names.map(\.value)
            parts = labels.map(part)
        case nil: parts = []
        }
        if definition.comparison != nil, arms.count > 1 {
            comparisons = (1..<arms.count).map { ArmComparison(arm: $0, reference: 0, adjusted: [:], tests: 0) }
        }
        func terms(_ soc: Int) -> [TermRow] {
            (1...2).map { number in
                let path = CodedPath(
                    id: 10 * soc + number, soc: Term(id: soc, code: nil, name: ""),
                    pt: Term(id: 10 * soc + number, code: nil, name: "Preferred term \(number)"))
                return TermRow(path: path, paths: [path.id], counts: none)
            }
        }
        func block(_ head: BlockHead, _ number: Int) -> TermBlock {
            let hides = definition.threshold != nil || definition.levels.contains(.remainder)
            return TermBlock(
                head: head, counts: none, terms: terms(number),
                remainder: hides ? RemainderRow(paths: [], termCount: 2, counts: none) : nil)
        }
        switch definition.kind {
        case .overview(let rows):
            body = .overview(rows.map { ChoiceRow(label: $0.label, indent: $0.indent, counts: none) })
        case .terms:
            let socs = (1...2).map { Term(id: $0, code: nil, name: "System organ class \($0)") }
            body = .terms(TermRows(any: none, blocks: socs.map { block(.soc($0), $0.id) }))
        case .preferredTerms: body = .terms(TermRows(any: none, blocks: [block(.none, 1)]))
        case .termGroups(_, let groups):
            body = .terms(
                TermRows(
                    any: none, blocks: groups.enumerated().map { block(.group($0.element.label), $0.offset + 1) }))
        }
    }

    private func part(_ label: String) -> Part { Part(label: label, n: columns.map(\.n)) }
}
