import Safety

extension EventBatch {
    /// Adds the row of a record.
    package mutating func append(_ record: EventRecord, line: Int, byteOffset: Int) {
        var row = Row(line: line, byteOffset: byteOffset)
        row.studyID = text(of: record.studyID)
        row.subject = text(of: record.subject)
        row.sequence = text(of: record.sequence)
        row.verbatim = text(of: record.verbatim)
        row.coding = coding(of: record.coding)
        row.statedPTCode = text(of: record.statedPT?.code)
        row.statedPTName = text(of: record.statedPT?.name)
        row.onset = date(of: record.onset)
        row.end = date(of: record.end)
        row.report = date(of: record.report)
        row.severity = record.severity
        row.grade = record.grade.map(Int8.init(clamping:))
        row.serious = record.serious
        row.criteria = record.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        let first = assessments.count
        for assessed in record.causality {
            var assessment = Assessment(value: assessed.value)
            assessment.product = text(of: assessed.product)
            assessment.assessor = text(of: assessed.assessor)
            assessment.reported = text(of: assessed.reported)
            assessments.append(assessment)
        }
        row.assessments = first..<assessments.count
        row.outcome = record.outcome
        row.action = record.action
        row.naturalProgression = record.naturalProgression
        row.worsenedAfterDose = record.worsenedAfterDose
        row.treatmentEmergent = record.treatmentEmergent
        rows.append(row)
    }

    private mutating func text(of string: String?) -> Text {
        guard var string else { return .missing }
        return string.withUTF8 { append($0) }
    }

    private mutating func date(of date: ClinicalDate?) -> Date {
        guard let date else { return .missing }
        let isWhole = !date.isPartial && date.written == date.earliest.iso
        return Date(
            earliest: Int32(date.earliest.number), latest: Int32(date.latest.number),
            written: isWhole ? .missing : text(of: date.written))
    }

    private mutating func coding(of coding: EventCoding) -> Coding {
        switch coding {
        case .uncoded: return .uncoded
        case .code(let level, let code): return .code(level, text(of: code))
        case .lltName(let name): return .lltName(text(of: name))
        case .names(let names):
            if let known = sourceCodings.firstIndex(of: names) { return .names(known) }
            sourceCodings.append(names)
            return .names(sourceCodings.count - 1)
        }
    }

    // MARK: Back to records

    /// The rows as records, in their order.
    package var records: [EventRecord] { rows.map(record) }

    private func record(of row: Row) -> EventRecord {
        var record = EventRecord(
            subject: string(row.subject) ?? "", sequence: string(row.sequence) ?? "", coding: coding(of: row.coding))
        record.studyID = string(row.studyID)
        record.verbatim = string(row.verbatim)
        if !row.statedPTCode.isMissing || !row.statedPTName.isMissing {
            record.statedPT = StatedTerm(code: string(row.statedPTCode), name: string(row.statedPTName))
        }
        record.onset = date(of: row.onset)
        record.end = date(of: row.end)
        record.report = date(of: row.report)
        record.severity = row.severity
        record.grade = row.grade.map(Int.init)
        record.serious = row.serious
        record.criteria = Set(SeriousnessCriterion.allCases.filter { row.criteria & 1 << UInt16($0.rawValue) != 0 })
        record.causality = assessments[row.assessments].map { assessment in
            CausalityAssessment(
                product: string(assessment.product), assessor: string(assessment.assessor),
                reported: string(assessment.reported), value: assessment.value)
        }
        record.outcome = row.outcome
        record.action = row.action
        record.naturalProgression = row.naturalProgression
        record.worsenedAfterDose = row.worsenedAfterDose
        record.treatmentEmergent = row.treatmentEmergent
        return record
    }

    private func date(of date: Date) -> ClinicalDate? {
        if date.isMissing { return nil }
        let earliest = CalendarDay(number: Int(date.earliest))
        return ClinicalDate(
            written: string(date.written) ?? earliest.iso, earliest: earliest,
            latest: CalendarDay(number: Int(date.latest)))
    }

    private func coding(of coding: Coding) -> EventCoding {
        switch coding {
        case .uncoded: .uncoded
        case .code(let level, let code): .code(level: level, code: string(code) ?? "")
        case .lltName(let name): .lltName(string(name) ?? "")
        case .names(let position): .names(sourceCodings[position])
        }
    }
}

extension ImportOutcome {
    /// A batch of one event.
    package static func event(_ record: EventRecord, _ evidence: RowEvidence) -> ImportOutcome {
        var batch = EventBatch(file: evidence.origin.file, columns: evidence.columns)
        batch.append(record, line: evidence.origin.line, byteOffset: evidence.origin.byteOffset)
        return .events(batch)
    }
}
