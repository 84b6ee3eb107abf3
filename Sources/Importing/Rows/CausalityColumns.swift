import Imports
import Safety

/// The columns that assess causality.
final class CausalityColumns: Sendable {
    private let usual: CodedColumn<Causality>?
    private let product, assessor: Column?
    /// Columns that assess by a declared assessor or for a declared product.
    private let declared: [(column: CodedColumn<Causality>, declared: ProfileColumn)]
    /// The number of assessments of a row.
    private let count: Int

    init(_ columns: FileColumns) {
        usual = columns.coded(.causality) { Causality(name: $0) }
        product = columns[.causalityProduct]
        assessor = columns[.causalityAssessor]
        declared = columns.causalities
        count = declared.count + (usual == nil ? 0 : 1)
    }

    /// Reads one assessment of each column into each row, also where the source left it blank.
    func read(_ reading: inout EventReading, _ batch: RecordBatch) -> [EventBatch.Assessment] {
        guard count > 0 else { return [] }
        var assessments = [EventBatch.Assessment](
            repeating: EventBatch.Assessment(value: .missing), count: reading.rows.count * count)
        for row in reading.rows.indices {
            reading.rows[row].assessments = row * count..<(row + 1) * count
        }
        let count = count
        reading.texts(product, in: batch) { _, row, text in
            for number in row * count..<(row + 1) * count { assessments[number].product = text }
        }
        reading.texts(assessor, in: batch) { _, row, text in
            for number in row * count..<(row + 1) * count { assessments[number].assessor = text }
        }
        let first = usual == nil ? 0 : 1
        if let usual { read(usual, at: 0, &assessments, &reading, batch) }
        for (number, (column, declared)) in declared.enumerated() {
            name(declared, at: first + number, &assessments, &reading)
            read(column, at: first + number, &assessments, &reading, batch)
        }
        return assessments
    }

    /// Gives the assessments of a column the product and the assessor that the profile declares.
    private func name(
        _ declared: ProfileColumn, at place: Int, _ assessments: inout [EventBatch.Assessment],
        _ reading: inout EventReading
    ) {
        let product = declared.product.map { reading.text.append($0) }
        let assessor = declared.assessor.map { reading.text.append($0) }
        for number in stride(from: place, to: assessments.count, by: count) {
            if let product { assessments[number].product = product }
            if let assessor { assessments[number].assessor = assessor }
        }
    }

    private func read(
        _ coded: CodedColumn<Causality>, at place: Int, _ assessments: inout [EventBatch.Assessment],
        _ reading: inout EventReading, _ batch: RecordBatch
    ) {
        let (table, count) = (coded.table, count)
        reading.forEachValue(of: coded.column, in: batch) { reading, row, bytes in
            let number = row &* count &+ place
            switch table.meaning(of: bytes) {
            case .value(let value): assessments[number].value = value
            case .missing: break
            case .unknown: reading.report(.unknownValue, row, coded.column, expected: table.expectation, bytes)
            }
            assessments[number].reported = reading.text.append(bytes)
        }
    }
}
