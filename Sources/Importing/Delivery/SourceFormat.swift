import Imports

/// How the bytes of a source file are read: what a registry keeps of it, so that a row can be found again.
package struct SourceFormat: Sendable, Equatable {
    /// The kind of file; the raw value begins the text that a registry keeps.
    package enum Kind: String, Sendable, CaseIterable {
        case delimited
        /// SAS transport file, version 5 or 8.
        case transport = "sas-transport"
        /// SAS data set (sas7bdat).
        case sasDataset = "sas7bdat"
        /// Dataset-JSON, as one object or with a row a line.
        case datasetJSON = "dataset-json"
    }

    package var kind: Kind
    /// Of delimited text.
    package var dialect: Dialect

    package init(kind: Kind, dialect: Dialect = Dialect()) {
        self.kind = kind
        self.dialect = dialect
    }

    /// The kind and what was chosen, for instance "delimited delimiter=2C quote=22", with bytes in hexadecimal.
    package var text: String {
        switch kind {
        case .delimited:
            "delimited delimiter=\(Self.hexadecimal(dialect.delimiter)) quote=\(dialect.quote.map(Self.hexadecimal) ?? "none")"
        case .transport, .sasDataset, .datasetJSON: kind.rawValue
        }
    }

    /// The format of such a text; nil when it is none.
    package init?(text: String) {
        let words = text.split(separator: " ")
        guard let kind = words.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        self.init(kind: kind)
        for word in words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "delimiter":
                guard let byte = UInt8(parts[1], radix: 16) else { return nil }
                dialect.delimiter = byte
            case "quote": dialect.quote = UInt8(parts[1], radix: 16)
            default: return nil
            }
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}

/// One table of a source file: the whole file, a member of an archive, or a sheet of a workbook.
package struct SourceTable: Sendable, Equatable {
    package var path: String
    /// The member or the sheet; empty when the file is one table.
    package var part: String
    package var format: SourceFormat

    package init(path: String, part: String = "", format: SourceFormat) {
        self.path = path
        self.part = part
        self.format = format
    }

    /// Opens the table at its header.
    func open(windowBytes: Int = DelimitedReader.usualWindowBytes) throws(SourceReadError) -> any TableReader {
        switch format.kind {
        case .delimited:
            DelimitedTable(try DelimitedReader(path: path, dialect: format.dialect, windowBytes: windowBytes))
        case .transport: RowTable(try TransportRows(path: path, part: part))
        case .sasDataset: RowTable(try DatasetRows(path: path))
        case .datasetJSON: RowTable(try DatasetJSONRows(path: path))
        }
    }

    /// The row at a place that an earlier reading gave: the bytes of text without the line end, else the values with
    /// tabs between them.
    package func rawRow(atPlace place: Int) throws(SourceReadError) -> [UInt8] {
        switch format.kind {
        case .delimited:
            try DelimitedReader.rawRecord(atByteOffset: place, inFile: path, dialect: format.dialect)
        case .transport:
            try RowTable(try TransportRows(path: path, part: part, from: place)).rawRecord(atPlace: place, of: path)
        case .sasDataset, .datasetJSON: try open().rawRecord(atPlace: place, of: path)
        }
    }

    /// The tables of a file, by what its first bytes say; the ending of its name tells a delimiter only.
    static func tables(
        ofFile path: String, profile: Profile, delimiter: UInt8?
    ) throws(SourceReadError) -> [SourceTable] {
        if let kind = try FileSignature.kind(ofFile: path) {
            let parts = kind == .transport ? try TransportRows.parts(ofFile: path) : [""]
            return parts.map { SourceTable(path: path, part: $0, format: SourceFormat(kind: kind)) }
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let dialect = Dialect(delimiter: delimiter ?? profile.delimiter.delimiter(ofFile: name), quote: profile.quote)
        return [SourceTable(path: path, format: SourceFormat(kind: .delimited, dialect: dialect))]
    }
}
