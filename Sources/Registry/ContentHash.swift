import CSodium
import Safety

/// The content of a row as bytes that two different rows cannot share, and its BLAKE2b hash of 128 bits.
///
/// Canonical form: a tag for the kind of row, then each field as present (1) or absent (0), and when present its length
/// in 8 bytes, little-endian, and its UTF-8 bytes. NULL therefore differs from empty text. The row's key is not part.
struct ContentHash {
    private var bytes: [UInt8]

    init(kind: UInt8) { bytes = [1, kind] }

    mutating func add(_ text: String?) {
        guard let text else { return bytes.append(0) }
        bytes.append(1)
        withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ number: Int?) { add(number.map(String.init)) }
    mutating func add(_ flag: Bool?) { add(flag.map { $0 ? 1 : 0 }) }
    mutating func add(_ date: ClinicalDate?) {
        add(date?.written)
        add(date?.earliest.number)
        add(date?.latest.number)
    }
    mutating func add(_ name: CodedName?) {
        add(name?.code)
        add(name?.name)
    }

    /// The hash, 16 bytes.
    consuming func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
        return digest
    }
}

extension SubjectRecord {
    var contentHash: [UInt8] {
        var hash = ContentHash(kind: 1)
        for text in [site, country, sex, age, ageUnit, race, ethnicity, plannedArm, actualArm, followUpEndReason] {
            hash.add(text)
        }
        for date in [birthDate, consentDate, followUpEnd, deathDate] { hash.add(date) }
        hash.add(populationFlags.count)
        for flag in populationFlags {
            hash.add(flag.name)
            hash.add(flag.value)
        }
        hash.add(attributes.count)
        for attribute in attributes {
            hash.add(attribute.name)
            hash.add(attribute.value)
        }
        exposure?.add(to: &hash)
        return hash.finish()
    }
}

extension ExposureRecord {
    var contentHash: [UInt8] {
        var hash = ContentHash(kind: 2)
        add(to: &hash)
        return hash.finish()
    }

    fileprivate func add(to hash: inout ContentHash) {
        for text in [product, dose, doseUnit, route] { hash.add(text) }
        hash.add(start)
        hash.add(end)
    }
}

extension SupplementRecord {
    var contentHash: [UInt8] {
        var hash = ContentHash(kind: 4)
        for text in [name, value] { hash.add(text) }
        return hash.finish()
    }
}

extension [CausalityAssessment] {
    /// The hash by which a list of assessments is found.
    var contentHash: [UInt8] {
        var hash = ContentHash(kind: 5)
        for assessment in self {
            for text in [assessment.product, assessment.assessor, assessment.reported] { hash.add(text) }
            hash.add(assessment.value.rawValue)
        }
        return hash.finish()
    }
}

extension EventRecord {
    /// The hash of what the row says of the event; its sequence is left out, so that two equal hashes of one subject
    /// are one event recorded twice.
    var contentHash: [UInt8] {
        var hash = ContentHash(kind: 3)
        hash.add(verbatim)
        switch coding {
        case .uncoded: hash.add(0)
        case .code(let level, let code):
            hash.add(level.rawValue)
            hash.add(code)
        case .names(let names):
            hash.add(TermLevel.soc.rawValue)
            for text in [names.dictionary.name, names.dictionary.version, names.dictionary.language] { hash.add(text) }
            for name in [names.soc, names.hlgt, names.hlt, names.pt, names.llt] { hash.add(name) }
        }
        hash.add(statedPT?.code)
        hash.add(statedPT?.name)
        for date in [onset, end, report] { hash.add(date) }
        for number in [severity?.rawValue, grade, outcome?.rawValue, action?.rawValue] { hash.add(number) }
        for flag in [serious, naturalProgression, worsenedAfterDose, treatmentEmergent] { hash.add(flag) }
        hash.add(criteria.reduce(0) { $0 | 1 << $1.rawValue })
        hash.add(causality.count)
        for assessment in causality {
            for text in [assessment.product, assessment.assessor, assessment.reported] { hash.add(text) }
            hash.add(assessment.value.rawValue)
        }
        return hash.finish()
    }
}
