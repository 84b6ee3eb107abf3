/// The two layouts of transport files; they differ in the names of header records and in the length of names.
enum TransportVersion: Sendable {
    case five, eight

    /// The version whose library header a record is, or nil when it is none.
    init?(_ record: [UInt8]) {
        if TransportRecords.isHeader(record, "LIBRARY") {
            self = .five
        } else if TransportRecords.isHeader(record, "LIBV8") {
            self = .eight
        } else {
            return nil
        }
    }

    var member: String { self == .five ? "MEMBER" : "MEMBV8" }
    var descriptor: String { self == .five ? "DSCRPTR" : "DSCPTV8" }
    var variables: String { self == .five ? "NAMESTR" : "NAMSTV8" }
    var observations: String { self == .five ? "OBS" : "OBSV8" }
}

/// The header records of a data set in a transport file.
struct TransportHeader {
    private(set) var name = ""
    private(set) var variables: [TransportVariable] = []
    /// The number of the first record of data.
    private(set) var dataRecord = 0
    /// The number of observations, where version 8 states it.
    private(set) var statedRows: Int?

    /// The most variables of a data set; SAS itself has 32,767.
    private static let mostVariables = 32_767
    /// The most records of long labels and formats: each of a variable's four texts has at most 256 bytes.
    private static let mostLabelBytes = 4 * 256 + 10

    /// Reads the headers that begin with the member header at a record.
    init(_ records: TransportRecords, at first: Int, version: TransportVersion) throws(TransportStop) {
        let member = try records.header(first, version.member)
        _ = try records.header(first + 1, version.descriptor)
        let description = try records.record(first + 2)
        let nameEnd = version == .five ? 16 : 40
        name = String(decoding: TransportText.trimmed(description[8..<nameEnd]), as: UTF8.self)
        let list = try records.header(first + 4, version.variables)
        guard let size = Self.number(member[74..<78]), size == 140 || size == 136 else {
            throw records.fault(first, "the length of a variable's description is neither 140 nor 136 bytes")
        }
        // SAS writes ten digits; its description of version 8 has six, two places further right.
        let count = Self.number(list[48..<58]).flatMap { $0 == 0 ? Self.number(list[54..<60]) : $0 }
        guard let count, (1...Self.mostVariables).contains(count) else {
            throw records.fault(first + 4, "the number of variables is none from 1 to \(Self.mostVariables)")
        }
        try readVariables(count, size: size, records, at: first + 5, version: version)
        let length = TransportRecords.length
        try readEnd(records, at: first + 5 + (count * size + length - 1) / length, version: version)
    }

    private mutating func readVariables(
        _ count: Int, size: Int, _ records: TransportRecords, at record: Int, version: TransportVersion
    ) throws(TransportStop) {
        let start = record * TransportRecords.length
        let bytes = try records.bytes(at: start, count: count * size)
        guard bytes.count == count * size else {
            throw records.fault(
                bytes.count / TransportRecords.length + record,
                "the header says \(count) variables, and the file ends before their descriptions do")
        }
        for number in 0..<count {
            let description = bytes[number * size..<(number + 1) * size]
            guard let variable = TransportVariable(namestr: description, isVersion8: version == .eight) else {
                throw .fault(
                    TransportFault(
                        offset: start + number * size,
                        text: "the description of variable \(number + 1) has a type or a length that SAS does not have")
                )
            }
            variables.append(variable)
        }
        guard TransportVariable.place(&variables) else {
            throw records.fault(record, "the positions of the variables contradict their lengths")
        }
    }

    /// Finds the header before the observations, behind the long labels of version 8.
    private mutating func readEnd(
        _ records: TransportRecords, at record: Int, version: TransportVersion
    ) throws(TransportStop) {
        var next = record
        if version == .eight {
            let labels = try records.record(next)
            if TransportRecords.isHeader(labels, "LABELV8") || TransportRecords.isHeader(labels, "LABELV9") {
                let most = variables.count * Self.mostLabelBytes / TransportRecords.length + 2
                next += 1
                while next < min(records.count, record + most) {
                    if TransportRecords.isHeader(try records.record(next), version.observations) { break }
                    next += 1
                }
            }
        }
        let observations = try records.header(next, version.observations)
        dataRecord = next + 1
        let stated = observations[48...].filter { $0 != 0x20 }
        // Thirty zeros are what version 5 writes: no number at all.
        if version == .eight, stated.count < 30, let count = Self.number(stated[...]) { statedRows = count }
    }

    /// The number of some ASCII digits; nil when they are none, or too many.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 15, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// The records of a transport file, each of 80 bytes.
struct TransportRecords {
    static let length = 80
    private static let windowRecords = 4096
    let file: StoredFile

    init(_ file: StoredFile) { self.file = file }

    var count: Int { file.size / Self.length }

    func bytes(at offset: Int, count: Int) throws(TransportStop) -> [UInt8] {
        do throws(SourceReadError) {
            return try file.bytes(at: offset, count: count)
        } catch {
            throw .unreadable(error)
        }
    }

    /// The record of a number from 0.
    func record(_ number: Int) throws(TransportStop) -> [UInt8] {
        let record = try bytes(at: number * Self.length, count: Self.length)
        guard record.count == Self.length else { throw fault(number, "the file ends in the header of a data set") }
        return record
    }

    /// The record of a number, which must be the header record of a name.
    func header(_ number: Int, _ name: String) throws(TransportStop) -> [UInt8] {
        let record = try record(number)
        guard Self.isHeader(record, name) else { throw fault(number, "the header record \(name) is expected here") }
        return record
    }

    /// The numbers of the member headers that are followed by a descriptor header, ascending, until there are more than
    /// `most`.
    func members(from first: Int, most: Int, version: TransportVersion) throws(TransportStop) -> [Int] {
        let member = Self.head(version.member)
        var members: [Int] = []
        var number = first
        while number < count, members.count <= most {
            let window = try bytes(at: number * Self.length, count: Self.windowRecords * Self.length)
            let found = window.withUnsafeBytes { window in
                stride(from: 0, through: window.count - Self.length, by: Self.length).filter { start in
                    window[start] == member[0] && window[start + 20] == member[20]
                        && window[start..<start + member.count].elementsEqual(member)
                }
            }
            for start in found {
                let candidate = number + start / Self.length
                if candidate + 1 < count, Self.isHeader(try record(candidate + 1), version.descriptor) {
                    members.append(candidate)
                }
            }
            number += Self.windowRecords
        }
        return members
    }

    func fault(_ number: Int, _ text: String) -> TransportStop {
        .fault(TransportFault(offset: min(file.size, number * Self.length), text: text))
    }

    /// Whether a record is the header record of a name.
    static func isHeader(_ record: [UInt8], _ name: String) -> Bool { record.starts(with: head(name)) }

    private static func head(_ name: String) -> [UInt8] {
        Array("HEADER RECORD*******\(name)\(String(repeating: " ", count: max(0, 8 - name.utf8.count)))".utf8)
            + Array("HEADER RECORD!!!!!!!".utf8)
    }
}
