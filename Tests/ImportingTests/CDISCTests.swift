import Importing
import Imports
import Safety
import Testing

@Suite("CDISC files (synthetic)")
struct CDISCTests {
    private let dm = """
        "STUDYID","DOMAIN","USUBJID","SITEID","AGE","AGEU","SEX","ARM","ACTARM","RFPENDTC","DTHDTC"
        "S1","DM","S1-001","01",63,"YEARS","F","Placebo","Placebo","2014-07-02T11:45",NA
        "S1","DM","S1-002","01",NA,"YEARS",NA,"Screen Failure","NA",NA,NA
        """

    @Test("read a bare NA as missing and a quoted one as text")
    func quotedNA() throws {
        let read = try collect(dm, profile: "sdtm")
        #expect(read.rejects == [])
        #expect(read.subjects.map(\.deathDate) == [nil, nil])
        #expect(read.subjects.map(\.age) == ["63", nil])
        #expect(read.subjects.map(\.ageUnit) == ["YEARS", nil])
        #expect(read.subjects.map(\.sex) == ["F", nil])
        #expect(read.subjects.map(\.actualArm) == ["Placebo", "NA"])
        #expect(read.subjects.first?.followUpEnd?.written == "2014-07-02T11:45")
    }

    @Test("read an empty field as missing, quoted or not")
    func empty() throws {
        let read = try collect(
            "DOMAIN,USUBJID,ARM,SITEID,COUNTRY\nDM,S1-001,Placebo,,\"\"\n", profile: "sdtm")
        #expect(read.rejects == [])
        #expect(read.subjects.first?.site == nil)
        #expect(read.subjects.first?.country == nil)
    }

    @Test(
        "map causality to the WHO-UMC scale and keep the word",
        arguments: [
            ("NONE", Causality.notRelated), ("REMOTE", .unlikely), ("POSSIBLE", .possible), ("PROBABLE", .probable),
            ("DEFINITE", .certain), ("not related", .notRelated), ("Unlikely Related", .unlikely),
            ("RELATED", .related), ("Y", .related), ("N", .notRelated), ("UNKNOWN", .missing), ("", .missing),
        ])
    func causality(word: String, value: Causality) throws {
        let event = try #require(try events(aerel: word).events.first)
        #expect(event.causality.map(\.value) == [value])
        #expect(event.causality.map(\.reported) == [word.isEmpty ? nil : word])
    }

    private func events(aerel: String) throws -> Collected {
        try collect(
            "DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESOC,AEREL\nAE,S1-001,1,ITCH,PRURITUS,EYE DISORDERS,\"\(aerel)\"\n",
            profile: "sdtm")
    }

    @Test("refuse a word for causality that the profile does not map")
    func unmapped() throws {
        let reject = try #require(try events(aerel: "MAYBE").rejects.first)
        #expect(reject.code == .unknownValue)
        #expect(reject.line == 2)
        #expect(reject.column == 7)
        #expect(reject.columnName == "AEREL")
        #expect(reject.detail.contains("found text of 5 characters"))
        #expect(!reject.detail.contains("MAYBE"))
    }

    @Test(
        "read a yes or no in its common forms",
        arguments: [("Y", true), ("y", true), ("Yes", true), ("1", true), ("N", false), ("NO", false), ("0", false)])
    func yesNo(word: String, value: Bool) throws {
        let read = try collect(
            "DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESOC,AESER\nAE,S1-001,1,ITCH,PRURITUS,EYE DISORDERS,\(word)\n",
            profile: "sdtm")
        #expect(read.events.map(\.serious) == [value])
    }

    @Test("take AEBODSYS for the SOC only where there is no AESOC", arguments: [true, false])
    func bodySystem(hasSOC: Bool) throws {
        let head = hasSOC ? "AEBODSYS,AESOC" : "AEBODSYS"
        let cells = hasSOC ? "CARDIAC DISORDERS,EYE DISORDERS" : "CARDIAC DISORDERS"
        let read = try collect(
            "DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,\(head)\nAE,S1-001,1,ITCH,PRURITUS,\(cells)\n", profile: "sdtm")
        guard case .names(let coding) = try #require(read.events.first).coding else {
            Issue.record("the event is not coded by names")
            return
        }
        #expect(coding.soc.name == (hasSOC ? "EYE DISORDERS" : "CARDIAC DISORDERS"))
    }

    @Test("attach supplements by AESEQ, know the treatment-emergent flag and pass over other domains")
    func supplements() throws {
        let read = try collect(
            """
            STUDYID,RDOMAIN,USUBJID,IDVAR,IDVARVAL,QNAM,QLABEL,QVAL,QORIG,QEVAL
            S1,AE,S1-001,AESEQ,  1.0,AETRTEM,FLAG,Y,DERIVED,SPONSOR
            S1,AE,S1-001,AESEQ,2,AETRTEM,FLAG,N,DERIVED,SPONSOR
            S1,AE,S1-001,AESEQ,2,AESOSP,TEXT,maybe,CRF,
            S1,DM,S1-001,,,RACE1,RACE,ASIAN,CRF,
            S1,AE,S1-001,AESPID,E01,AETRTEM,FLAG,Y,DERIVED,SPONSOR
            S1,AE,S1-001,AESEQ,3,AETRTEM,FLAG,maybe,DERIVED,SPONSOR
            S1,AE,S1-001,AESEQ,4,AETRTEM,FLAG,,DERIVED,SPONSOR
            S1,AE,S1-001,AESEQ,x,AETRTEM,FLAG,Y,DERIVED,SPONSOR
            """, profile: "sdtm")
        #expect(read.supplements.map(\.eventSequence) == ["1", "2", "2"])
        #expect(read.supplements.map(\.treatmentEmergent) == [true, false, nil])
        #expect(read.supplements.map(\.value) == ["Y", "N", "maybe"])
        #expect(read.ignored.map(\.line) == [5])
        #expect(read.rejects.map(\.line) == [6, 7, 8, 9])
        #expect(read.rejects.map(\.code) == [.unknownValue, .unknownValue, .missingValue, .unreadableNumber])
        #expect(read.rejects.map(\.columnName) == ["IDVAR", "QVAL", "QVAL", "IDVARVAL"])
    }

    @Test("refuse a row of another domain in AE")
    func otherDomain() throws {
        let read = try collect(
            "DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESOC\nMH,S1-001,1,ITCH,PRURITUS,EYE DISORDERS\n", profile: "sdtm")
        #expect(read.rejects.map(\.code) == [.unknownValue])
        #expect(read.rejects.map(\.columnName) == ["DOMAIN"])
    }

    @Test("make an exposure of ADSL's TRTSDT and TRTEDT, and none for a subject who was never treated")
    func adsl() throws {
        let read = try collect(
            """
            STUDYID,USUBJID,TRT01P,TRT01A,TRTSDT,TRTEDT,SAFFL,ITTFL,DTHFL,WEIGHTBL,TRT01PN
            S1,S1-001,Active,Active,02JAN2014,2014-07-02,Y,Y,,54.4,1
            S1,S1-002,Placebo,,,,N,Y,Y,NA,0
            """, profile: "adam")
        #expect(read.rejects == [])
        let exposure = try #require(read.subjects.first?.exposure)
        #expect(exposure.subject == "S1-001")
        #expect(exposure.sequence == "1")
        #expect(exposure.start?.earliest.iso == "2014-01-02")
        #expect(exposure.start?.written == "02JAN2014")
        #expect(exposure.end?.earliest.iso == "2014-07-02")
        #expect(read.subjects.last?.exposure == nil)
        #expect(
            read.subjects.first?.populationFlags == [
                NamedValue(name: "SAFFL", value: true), NamedValue(name: "ITTFL", value: true),
            ])
        #expect(read.subjects.first?.attributes == [NamedValue(name: "WEIGHTBL", value: "54.4")])
        #expect(read.subjects.last?.attributes == [])
    }

    @Test("prefer ADAE's reported onset to the imputed one, and use the row number where there is no AESEQ")
    func adae() throws {
        let read = try collect(
            """
            USUBJID\tASTDT\tAESTDTC\tAEDECOD\tAESOC\tTRTEMFL\tAOCCFL
            S1-001\t2014-01-01\t2014-01\tPRURITUS\tEYE DISORDERS\tY\tY
            S1-001\t2014-02-01\t\tPRURITUS\tEYE DISORDERS\t\t
            """, profile: "adam", name: "adae.tsv")
        #expect(read.rejects == [])
        #expect(read.events.map(\.onset?.written) == ["2014-01", nil])
        #expect(read.events.map(\.sequence) == ["1", "2"])
        #expect(read.events.map(\.treatmentEmergent) == [true, nil])
        #expect(read.columns?[.sequence] == nil)
    }
}
