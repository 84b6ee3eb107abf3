import Safety

extension EventBatch {
    init(_ record: EventRecord, _ evidence: RowEvidence) {
        self.init(file: evidence.origin.file, columns: evidence.columns)
        var row = Row(line: evidence.origin.line, byteOffset: evidence.origin.byteOffset)
        row.studyID = put(record.studyID)
        row.subject = put(record.subject)
        row.sequence = put(record.sequence)
        row.verbatim = put(record.verbatim)
        switch record.coding {
        case .uncoded: row.coding = .uncoded
        case .code(let level, let code): row.coding = .code(level, put(code))
        case .names(let names):
            sourceCodings.append(names)
            row.coding = .names(0)
        }
        row.statedPTCode = put(record.statedPT?.code)
        row.statedPTName = put(record.statedPT?.name)
        row.onset = put(record.onset)
        row.end = put(record.end)
        row.report = put(record.report)
        row.severity = record.severity
        row.grade = record.grade.map { Int8(clamping: $0) }
        row.serious = record.serious
        row.criteria = record.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        for one in record.causality {
            var new = Assessment(value: one.value)
            new.product = put(one.product)
            new.assessor = put(one.assessor)
            new.reported = put(one.reported)
            assessments.append(new)
        }
        row.assessments = 0..<assessments.count
        row.outcome = record.outcome
        row.action = record.action
        row.naturalProgression = record.naturalProgression
        row.worsenedAfterDose = record.worsenedAfterDose
        row.treatmentEmergent = record.treatmentEmergent
        rows.append(row)
    }
    private mutating func put(_ text: String?) -> Text {
        guard var text else { return .missing }
        return text.withUTF8 { append($0) }
    }
    private mutating func put(_ date: ClinicalDate?) -> Date {
        guard let date else { return .missing }
        return Date(
            earliest: Int32(date.earliest.number), latest: Int32(date.latest.number), written: put(date.unusualText))
    }
}
