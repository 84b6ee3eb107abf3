import GRDB
import Safety

/// The lists of causality assessments that the events of an import have, each distinct one with a number; stored when
/// the first event that is kept needs it.
final class AssessmentLists {
    private struct Entry {
        let list: [CausalityAssessment]
        let content: (UInt64, UInt64)
        let causality: UInt16
        var key: Int64?
    }

    private let db: Database
    private let listByContent, storeList, storeAssessment: ImportStatement
    private var lists = ByteTable()
    private var entries: [Entry] = []
    private let canonical = ContentHash(.assessments)

    init(db: Database) throws {
        self.db = db
        listByContent = try ImportStatement("assessment_list_by_content", in: db)
        storeList = try ImportStatement("store_assessment_list", in: db)
        storeAssessment = try ImportStatement("store_assessment", in: db)
    }

    /// The number of a row's list; -1 when it has no assessment.
    func number(_ row: EventBatch.Row, in batch: EventBatch, _ text: UnsafeRawBufferPointer) -> Int32 {
        if row.assessments.isEmpty { return -1 }
        canonical.start(.assessments)
        for position in row.assessments {
            let assessment = batch.assessments[position]
            canonical.add(text.bytes(assessment.product))
            canonical.add(text.bytes(assessment.assessor))
            canonical.add(text.bytes(assessment.reported))
            canonical.add(assessment.value.rawValue)
        }
        let (number, isNew) = lists.insert(canonical.bytes)
        if isNew {
            let list = row.assessments.map { position in
                let assessment = batch.assessments[position]
                return CausalityAssessment(
                    product: batch.string(assessment.product), assessor: batch.string(assessment.assessor),
                    reported: batch.string(assessment.reported), value: assessment.value)
            }
            let causality = list.reduce(UInt16(0)) { $1.value == .missing ? $0 : $0 | 1 << UInt16($1.value.rawValue) }
            entries.append(Entry(list: list, content: canonical.hash(), causality: causality, key: nil))
        }
        return Int32(truncatingIfNeeded: number)
    }

    /// A row's list; empty when it has no assessment.
    func list(_ number: Int32) -> [CausalityAssessment] { number < 0 ? [] : entries[Int(number)].list }

    /// The registry's key and the first half of the hash of a list, which is stored if it is new.
    func stored(_ list: [CausalityAssessment]) throws -> (key: Int64?, hash: UInt64) {
        if list.isEmpty { return (nil, 0) }
        let hash = canonical.hash(list)
        let content = StoredValue.bytes(withUnsafeBytes(of: hash) { Array($0) })
        return (try listByContent.first([content], { $0.integer(0) }) ?? store(list, content), hash.0)
    }

    /// The first half of a list's hash.
    func hash(_ number: Int32) -> UInt64 { number < 0 ? 0 : entries[Int(number)].content.0 }

    /// The values of a list as bits, as the packed columns hold them: bit n for the value n, none for a blank.
    func causality(_ number: Int32) -> UInt16 { number < 0 ? 0 : entries[Int(number)].causality }

    /// The registry's key of a list, which is stored if it is new; nil for no list.
    func key(_ number: Int32) throws -> Int64? {
        guard number >= 0 else { return nil }
        let entry = entries[Int(number)]
        if let key = entry.key { return key }
        let content = StoredValue.bytes(withUnsafeBytes(of: entry.content) { Array($0) })
        let key = try listByContent.first([content], { $0.integer(0) }) ?? store(entry.list, content)
        entries[Int(number)].key = key
        return key
    }

    private func store(_ list: [CausalityAssessment], _ content: StoredValue) throws -> Int64 {
        try storeList.run([content])
        let key = db.lastInsertedRowID
        for (index, assessment) in list.enumerated() {
            try storeAssessment.run([
                .integer(key), StoredValue(index + 1), StoredValue(assessment.product),
                StoredValue(assessment.assessor), StoredValue(assessment.reported), StoredValue(assessment.value),
            ])
        }
        return key
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes of a batch's text, where these are all of its text; nil when it is missing.
    @inline(__always)
    func bytes(_ text: EventBatch.Text) -> UnsafeRawBufferPointer? {
        text.isMissing ? nil : UnsafeRawBufferPointer(rebasing: self[text.range])
    }
}
