/// The data sets of a SAS transport file (XPORT, versions 5 and 8), and where their observations lie.
///
/// The file is a sequence of records of 80 bytes. A data set is found by the header records before its data; its end is
/// the header of the next one, or the end of the file. Version 5 does not say how many observations there are: it is
/// what fits. What contradicts itself is a fault of the library, of which nothing is read then.
///
/// Source: SAS Technical Support, TS-140, and "Record Layout of a SAS Version 8 or 9 Data Set in SAS Transport Format".
struct TransportLibrary {
    private(set) var members: [TransportMember] = []
    /// What is wrong with the library.
    private(set) var fault: TransportFault?

    /// Each data set is opened by going through the library.
    private static let mostMembers = 500

    init(_ file: StoredFile) throws(SourceReadError) {
        do throws(TransportStop) {
            try read(TransportRecords(file))
        } catch {
            switch error {
            case .fault(let fault): self.fault = fault
            case .unreadable(let error): throw error
            }
        }
    }

    private mutating func read(_ records: TransportRecords) throws(TransportStop) {
        guard records.file.size % TransportRecords.length == 0 else {
            throw .fault(
                TransportFault(
                    offset: records.file.size / TransportRecords.length * TransportRecords.length,
                    text: "the file has \(records.file.size) bytes, which is no whole number of records of "
                        + "\(TransportRecords.length): it was cut off, or not copied as a binary file"))
        }
        guard let version = TransportVersion(try records.record(0)) else {
            throw .fault(TransportFault(offset: 0, text: "the first record is no library header"))
        }
        var next: Int? = 3
        if records.count == 3 { throw .fault(TransportFault(offset: 240, text: "the library holds no data set")) }
        var starts = try records.members(from: 4, most: Self.mostMembers, version: version)[...]
        guard starts.count < Self.mostMembers else {
            throw .fault(
                TransportFault(offset: 0, text: "the library has more than \(Self.mostMembers) data sets"))
        }
        while let first = next {
            let header = try TransportHeader(records, at: first, version: version)
            starts = starts.drop { $0 < header.dataRecord }
            next = starts.first
            let end = (next ?? records.count) * TransportRecords.length
            let isAlone = members.isEmpty && next == nil
            guard isAlone || !header.name.isEmpty, !members.contains(where: { $0.name == header.name }) else {
                throw records.fault(first, "one of several data sets has no name, or that of another one")
            }
            members.append(try TransportMember(header, end: end, records: records))
        }
    }
}

/// A data set of a SAS transport file.
struct TransportMember: Sendable {
    let name: String
    let variables: [TransportVariable]
    /// The number of bytes of an observation.
    let rowLength: Int
    /// The offset of the first observation in the file.
    let dataStart: Int
    let rowCount: Int

    /// A data set from its header to the end of its data.
    init(_ header: TransportHeader, end: Int, records: TransportRecords) throws(TransportStop) {
        name = header.name
        variables = header.variables
        rowLength = header.variables.reduce(0) { $0 + $1.length }
        dataStart = header.dataRecord * TransportRecords.length
        let data = TransportData(start: dataStart, end: end, rowLength: rowLength, records: records)
        rowCount =
            if let stated = header.statedRows { try data.check(stated: stated) } else { try data.rowCount() }
    }
}

/// The bytes of a data set's observations, filled up with blanks to a whole record.
private struct TransportData {
    let start: Int
    let end: Int
    let rowLength: Int
    let records: TransportRecords

    /// The number of observations, which a header of version 8 states.
    func check(stated rows: Int) throws(TransportStop) -> Int {
        let (used, isTooMany) = rows.multipliedReportingOverflow(by: rowLength)
        guard !isTooMany, used <= end - start else {
            let found = (end - start) / rowLength
            throw fault("the header says \(rows) observations, and the file holds \(found)", row: found)
        }
        guard try isFilling(from: start + used) else {
            throw fault("the header says \(rows) observations, and more data follow them", row: rows)
        }
        return rows
    }

    /// The number of observations that fit.
    ///
    /// Observations that are blank from end to end and that the filling can explain are taken for filling: they hold no
    /// value. A numeric variable is never blank, so this concerns data sets of short texts only.
    func rowCount() throws(TransportStop) -> Int {
        var rows = (end - start) / rowLength
        let rest = end - start - rows * rowLength
        guard try isFilling(from: end - rest) else {
            throw fault(
                "the last observation is cut off: \(rest) bytes where an observation has \(rowLength)", row: rows)
        }
        guard rowLength < TransportRecords.length else { return rows }
        let least = (max(0, end - start - TransportRecords.length + 1) + rowLength - 1) / rowLength
        while rows > least {
            let last = try records.bytes(at: start + (rows - 1) * rowLength, count: rowLength)
            guard last.allSatisfy({ $0 == 0x20 }) else { break }
            rows -= 1
        }
        return rows
    }

    private func isFilling(from offset: Int) throws(TransportStop) -> Bool {
        if end - offset >= TransportRecords.length { return false }
        return try records.bytes(at: offset, count: end - offset).allSatisfy { $0 == 0x20 || $0 == 0 }
    }

    private func fault(_ text: String, row: Int) -> TransportStop {
        .fault(TransportFault(offset: min(end, start + row * rowLength), line: row + 1, text: text))
    }
}

/// What is wrong with a transport file: where, and why, without any value of it.
struct TransportFault: Sendable, Equatable {
    var offset: Int
    /// The number of the observation, or 1.
    var line = 1
    var text: String

    var problem: RecordProblem {
        RecordProblem(code: .damagedFile, line: line, column: 1, byteOffset: offset, note: text)
    }
}

/// Why a transport file is not read on.
enum TransportStop: Error {
    case fault(TransportFault)
    case unreadable(SourceReadError)
}
