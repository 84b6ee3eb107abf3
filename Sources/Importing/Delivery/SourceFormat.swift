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
        /// Office Open XML: xlsx and xlsm.
        case workbook
    }

    package var kind: Kind
    /// Of delimited text.
    package var dialect: Dialect
    /// What texts are decoded from; nil for UTF-8, of a SAS data set for what the file itself says.
    package var encoding: TextEncoding?
    /// Whether the text has to be decompressed by gzip.
    package var isGzip: Bool

    package init(
        kind: Kind, dialect: Dialect = Dialect(), encoding: TextEncoding? = nil, isGzip: Bool = false
    ) {
        self.kind = kind
        self.dialect = dialect
        self.encoding = encoding
        self.isGzip = isGzip
    }

    /// The kind and what was chosen, for instance "delimited delimiter=2C quote=22", with bytes in hexadecimal.
    package var text: String {
        switch kind {
        case .delimited:
            "delimited delimiter=\(Self.hexadecimal(dialect.delimiter)) quote=\(dialect.quote.map(Self.hexadecimal) ?? "none")"
                + encodingWord + (isGzip ? " compression=gzip" : "")
        case .transport, .sasDataset: kind.rawValue + encodingWord
        case .datasetJSON, .workbook: kind.rawValue
        }
    }

    private var encodingWord: String { encoding.map { " encoding=\($0.name)" } ?? "" }

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
            case "encoding":
                guard let known = TextEncoding(name: String(parts[1])) else { return nil }
                encoding = known
            case "compression":
                guard parts[1] == "gzip" else { return nil }
                isGzip = true
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
            DelimitedTable(
                try DelimitedReader(source: ByteSource(self), dialect: format.dialect, windowBytes: windowBytes))
        case .transport: RowTable(try TransportRows(path: path, part: part, encoding: format.encoding?.name))
        case .sasDataset: RowTable(try DatasetRows(path: path, encoding: format.encoding?.name))
        case .datasetJSON: RowTable(try DatasetJSONRows(path: path))
        case .workbook: RowTable(try WorkbookFile.rows(ofSheet: part, inFile: path))
        }
    }

    /// The row at a place that an earlier reading gave: the bytes of text without the line end, else the values with
    /// tabs between them.
    package func rawRow(atPlace place: Int) throws(SourceReadError) -> [UInt8] {
        switch format.kind {
        case .delimited:
            try DelimitedReader.rawRecord(atByteOffset: place, of: self)
        case .transport:
            try RowTable(
                try TransportRows(path: path, part: part, encoding: format.encoding?.name, from: place)
            ).rawRecord(atPlace: place, of: path)
        case .sasDataset, .datasetJSON, .workbook: try open().rawRecord(atPlace: place, of: path)
        }
    }

    /// The tables of a file, by what its first bytes say; the ending of its name tells a delimiter only.
    ///
    /// - Parameters:
    ///   - delimiter: the byte between fields, which overrides the profile's.
    ///   - encoding: what the text is decoded from, which overrides the profile's.
    static func tables(
        ofFile path: String, profile: Profile, delimiter: UInt8?, encoding: TextEncoding? = nil
    ) throws(SourceReadError) -> [SourceTable] {
        if let kind = try FileSignature.kind(ofFile: path) {
            let parts = kind == .transport ? try TransportRows.parts(ofFile: path) : [""]
            // JSON is UTF-8 by its standard.
            let format = SourceFormat(kind: kind, encoding: kind == .datasetJSON ? nil : encoding ?? profile.encoding)
            return parts.map { SourceTable(path: path, part: $0, format: format) }
        }
        if let workbook = try WorkbookFile(path: path) {
            return try workbook.sheetNames().map {
                SourceTable(path: path, part: $0, format: SourceFormat(kind: .workbook))
            }
        }
        return try TextRecognition(
            path: path, profile: profile, delimiter: delimiter, encoding: encoding ?? profile.encoding
        ).tables()
    }
}
