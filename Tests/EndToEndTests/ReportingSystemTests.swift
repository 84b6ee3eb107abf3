import Foundation
import TestSupport
import Testing

/// Files as VAERS and FAERS publish them, small and synthetic, counted by hand.
@Suite("Files of reporting systems (synthetic)")
struct ReportingSystemTests {
    private let folder: PrivateFolder

    init() throws {
        folder = try PrivateFolder()
        try folder.soteria("init", "r.soteria", "--study", "spontaneous-reports").ended(0)
    }

    /// The rows of a table: column, term, events and reports.
    private func terms(_ options: String...) throws -> [String] {
        let run = try folder.soteria(["table", "r.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options)
        return SimpleCSV.table(run.ended(0).output).filter { $0["level"] == "pt" }.map { row in
            ["arm", "pt", "events", "subjects"].map { row[$0] ?? "" }.joined(separator: " ")
        }
    }

    @Test("VAERS: five terms a row, vaccines as groups, serious by any of five criteria, zeros of identifiers kept")
    func vaers() throws {
        try folder.write(
            "DATA.csv",
            """
            VAERS_ID,RECVDATE,AGE_YRS,SEX,DIED,L_THREAT,HOSPITAL,X_STAY,DISABLE,ONSET_DATE
            025001,07/02/1990,0.2,F,,,,,,06/04/1990
            025002,07/02/1990,0.8,M,,,,Y,,
            025003,07/02/1990,,F,Y,,Y,,,06/05/1990

            """)
        try folder.write(
            "SYMPTOMS.csv",
            """
            VAERS_ID,SYMPTOM1,SYMPTOMVERSION1,SYMPTOM2,SYMPTOMVERSION2,SYMPTOM3,SYMPTOMVERSION3
            025001,Rash,8.10,Fever,8.10,,
            025002,Rash,8.10,,,,
            025003,Fever,8.10,Rash,8.10,Itch,9.0
            025003,Fever,8.10,,,,

            """)
        try folder.write(
            "VAX.csv", "VAERS_ID,VAX_TYPE,VAX_NAME\n025001,DTP,X\n025001,OPV,Y\n025002,DTP,X\n025003,OPV,Y\n")
        try folder.soteria("import", "r.soteria", "--profile", "vaers", "DATA.csv", "SYMPTOMS.csv", "VAX.csv").ended(0)
        #expect(
            try terms() == [
                "DTP Fever 1 1", "OPV Fever 3 2", "DTP Itch 0 0", "OPV Itch 1 1", "DTP Rash 2 2", "OPV Rash 2 2",
            ])
        #expect(
            try terms("--serious") == [
                "DTP Fever 0 0", "OPV Fever 2 1", "DTP Itch 0 0", "OPV Itch 1 1", "DTP Rash 1 1", "OPV Rash 1 1",
            ])
        #expect(
            try terms("--by", "planned", "--serious", "--pt", "Rash") == ["F Rash 1 1", "M Rash 1 1", "Total Rash 2 2"])
        let events = try folder.soteria("events", "r.soteria", "--subject", "025002", "--format", "json").ended(0)
        #expect(try events.json([EventResult].self).map(\.pt) == ["Rash"])
    }

    @Test("FAERS: dollars between fields, drugs as groups, outcomes joined as criteria")
    func faers() throws {
        try folder.write(
            "DEMO.txt", "primaryid$caseid$fda_dt$age$age_cod$sex\n11$1$20221123$75$YR$M\n22$2$20221124$$$F\n")
        try folder.write(
            "DRUG.txt",
            "primaryid$caseid$drug_seq$drugname\n11$1$1$DRUG A\n11$1$2$DRUG B\n22$2$1$DRUG A\n11$1$3$DRUG A\n")
        try folder.write("REAC.txt", "primaryid$caseid$pt\n11$1$Nausea\n11$1$Rash\n22$2$Nausea\n")
        try folder.write("OUTC.txt", "primaryid$caseid$outc_cod\n11$1$HO\n11$1$OT\n")
        let files = ["DEMO.txt", "DRUG.txt", "REAC.txt", "OUTC.txt"]
        try folder.soteria(["import", "r.soteria", "--profile", "faers"] + files).ended(0)
        #expect(try terms() == ["DRUG A Nausea 2 2", "DRUG B Nausea 1 1", "DRUG A Rash 1 1", "DRUG B Rash 1 1"])
        #expect(try terms("--serious", "--pt", "Nausea") == ["DRUG A Nausea 1 1", "DRUG B Nausea 1 1"])
        #expect(try terms("--by", "planned", "--arm", "F", "--non-serious").first == "F Nausea 1 1")
    }
}

/// The reports of two years against counts made outside this program.
@Suite(
    "VAERS 1990 and 1995",
    .enabled(
        if: ReferenceData.has("data/vaers/1990VAERSDATA.csv") && ReferenceData.has("oracles/vaers_1990.csv"),
        "data/vaers and its oracles are not at hand (SOTERIA_REFERENCE)"))
struct VaersTests {
    /// The three files of a year, or the archive that holds them.
    private func files(_ year: String) throws -> [String] {
        if let archive = ReferenceData.url("data/vaers/\(year)VAERSData.zip") { return [archive.path] }
        return try ["DATA", "SYMPTOMS", "VAX"].map { part in
            try #require(ReferenceData.url("data/vaers/\(year)VAERS\(part).csv")).path
        }
    }

    @Test("Every term has the events and reports, by sex, serious ones, and by vaccine", arguments: ["1990", "1995"])
    func counts(year: String) throws {
        let folder = try PrivateFolder()
        try folder.soteria("init", "v.soteria", "--study", "spontaneous-reports").ended(0)
        try folder.soteria(["import", "v.soteria", "--profile", "vaers"] + files(year)).ended(0)
        let expected = ReferenceData.rows("oracles/vaers_\(year).csv")
        let vaccines = Set(expected.filter { $0["table"] == "by_vax_type" }.compactMap { $0["arm"] }).sorted()
        let tables: [(name: String, options: [String])] = [
            ("all", ["--by", "planned"]), ("serious", ["--by", "planned", "--serious"]),
            ("by_vax_type", ["--arms", vaccines.joined(separator: ",")]),
        ]
        var compared = 0
        for (name, options) in tables {
            let run = try folder.soteria(
                ["table", "v.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options)
            var found: [String: [String?]] = [:]
            for row in SimpleCSV.table(run.ended(0).output) where row["level"] != "soc" {
                found["\(row["arm"] ?? "")|\(row["pt"] ?? "")"] = [row["events"], row["subjects"]]
            }
            for row in expected where row["table"] == name {
                let key = "\(row["arm"] ?? "")|\(row["pt"] ?? "")"
                #expect(found[key] == [row["events"], row["participants"]], "\(name) \(key)")
                compared += 1
            }
        }
        #expect(compared == expected.count && compared > 2000)
    }
}
