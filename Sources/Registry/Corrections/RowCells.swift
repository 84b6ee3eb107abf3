import Safety

/// What a row says, field by field, as text under the names that profiles use: what is compared and kept.
struct RowCells {
    private(set) var fields: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String?) {
        if let value { fields.append((name, value)) }
    }

    mutating func add(_ name: String, _ flag: Bool?) { add(name, flag.map { $0 ? "yes" : "no" }) }

    /// A date as it was written, with its days where its text does not show them: 03/04/2024 can be read in two ways.
    mutating func add(_ name: String, _ date: ClinicalDate?) {
        guard let date else { return }
        let days = date.isPartial ? "\(date.earliest.iso) to \(date.latest.iso)" : date.earliest.iso
        add(name, date.earliest.iso.hasPrefix(date.written) ? date.written : "\(date.written) (\(days))")
    }

    mutating func add(_ name: String, _ value: (some CodedValue)?) { add(name, value?.name) }

    /// The fields that differ, those of the old row in their order, then those that are new.
    func changes(to new: RowCells) -> [RowChange.Cell] {
        let values = Dictionary(new.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let known = Set(fields.map(\.name))
        var changes: [RowChange.Cell] = []
        for (name, value) in fields where values[name] != value {
            changes.append(RowChange.Cell(column: name, old: value, new: values[name]))
        }
        for (name, value) in new.fields where !known.contains(name) {
            changes.append(RowChange.Cell(column: name, old: nil, new: value))
        }
        return changes
    }
}

extension SubjectRecord {
    /// All but the identifier, which is the row's key, and the exposure, which has a row of its own.
    var cells: RowCells {
        var cells = RowCells()
        cells.add("site", site)
        cells.add("country", country)
        cells.add("sex", sex)
        cells.add("birth_date", birthDate)
        cells.add("age", age)
        cells.add("age_unit", ageUnit)
        cells.add("race", race)
        cells.add("ethnicity", ethnicity)
        cells.add("consent_date", consentDate)
        cells.add("planned_arm", plannedArm)
        cells.add("actual_arm", actualArm)
        cells.add("follow_up_end", followUpEnd)
        cells.add("follow_up_end_reason", followUpEndReason)
        cells.add("death_date", deathDate)
        for flag in populationFlags { cells.add("flag.\(flag.name)", flag.value) }
        for attribute in attributes { cells.add("attribute.\(attribute.name)", attribute.value) }
        return cells
    }

    /// This row where it says something, else the stored one where the merge lets it stay.
    func merged(with stored: SubjectRecord, by merge: inout CellMerge) throws -> SubjectRecord {
        var record = self
        record.site = try merge.value("site", site, stored.site)
        record.country = try merge.value("country", country, stored.country)
        record.sex = try merge.value("sex", sex, stored.sex)
        record.birthDate = try merge.value("birth_date", birthDate, stored.birthDate)
        record.age = try merge.value("age", age, stored.age)
        record.ageUnit = try merge.value("age_unit", ageUnit, stored.ageUnit)
        record.race = try merge.value("race", race, stored.race)
        record.ethnicity = try merge.value("ethnicity", ethnicity, stored.ethnicity)
        record.consentDate = try merge.value("consent_date", consentDate, stored.consentDate)
        record.plannedArm = try merge.value("planned_arm", plannedArm, stored.plannedArm)
        record.actualArm = try merge.value("actual_arm", actualArm, stored.actualArm)
        record.followUpEnd = try merge.value("follow_up_end", followUpEnd, stored.followUpEnd)
        record.followUpEndReason = try merge.value(
            "follow_up_end_reason", followUpEndReason, stored.followUpEndReason)
        record.deathDate = try merge.value("death_date", deathDate, stored.deathDate)
        for flag in stored.populationFlags where !populationFlags.contains(where: { $0.name == flag.name }) {
            if try merge.stays("flag.\(flag.name)") { record.populationFlags.append(flag) }
        }
        for attribute in stored.attributes where !attributes.contains(where: { $0.name == attribute.name }) {
            if try merge.stays("attribute.\(attribute.name)") { record.attributes.append(attribute) }
        }
        return record
    }
}

extension ExposureRecord {
    /// All but the subject and the sequence, which are the row's key.
    var cells: RowCells {
        var cells = RowCells()
        cells.add("product", product)
        cells.add("dose", dose)
        cells.add("dose_unit", doseUnit)
        cells.add("route", route)
        cells.add("start_date", start)
        cells.add("end_date", end)
        return cells
    }

    /// This row where it says something, else the stored one where the merge lets it stay.
    func merged(with stored: ExposureRecord, by merge: inout CellMerge) throws -> ExposureRecord {
        var record = self
        record.product = try merge.value("product", product, stored.product)
        record.dose = try merge.value("dose", dose, stored.dose)
        record.doseUnit = try merge.value("dose_unit", doseUnit, stored.doseUnit)
        record.route = try merge.value("route", route, stored.route)
        record.start = try merge.value("start_date", start, stored.start)
        record.end = try merge.value("end_date", end, stored.end)
        return record
    }

    /// The same for the exposure that the row of a subject states.
    func merged(ofSubjectRow stored: ExposureRecord, by merge: inout CellMerge) throws -> ExposureRecord {
        var record = self
        record.product = try merge.value("exposure_product", product, stored.product)
        record.start = try merge.value("exposure_start", start, stored.start)
        record.end = try merge.value("exposure_end", end, stored.end)
        return record
    }
}
