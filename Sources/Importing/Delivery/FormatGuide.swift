extension SourceFormat.Kind {
    /// What people call the format.
    package var title: String {
        switch self {
        case .delimited: "delimited text"
        case .transport: "SAS transport (XPT), versions 5 and 8"
        case .sasDataset: "SAS data set (sas7bdat)"
        case .datasetJSON: "Dataset-JSON 1.1, as one object or with a row a line"
        case .workbook: "workbook (xlsx, xlsm)"
        }
    }

    /// By what a file of the format is known.
    package var recognition: String {
        switch self {
        case .delimited: "no other format's first bytes; delimiter, quote and encoding as the profile or an option says"
        case .transport: "its first record, `HEADER RECORD`"
        case .sasDataset: "the 32 bytes that begin every such file"
        case .datasetJSON: "an object at its beginning"
        case .workbook: "a zip archive with the parts of a workbook"
        }
    }

    /// The tables that one file of the format holds.
    package var tables: String {
        switch self {
        case .delimited: "one; a zip archive has one in each member, and gzip compresses one"
        case .transport: "one for each data set of the library"
        case .sasDataset, .datasetJSON: "one"
        case .workbook: "one for each visible sheet with a value"
        }
    }
}
