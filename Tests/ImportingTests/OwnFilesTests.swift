import Importing
import Imports
import Safety
import Testing

@Suite("Soteria's own files (synthetic)")
struct OwnFilesTests {
    private let table: (String) throws -> ProfileTable = { name in
        let profile = try Imports.profile(Imports.ownProfile)
        return try #require(profile.tables.first { $0.table.name == name })
    }

    @Test("read their own templates without a reject", arguments: ["subjects", "exposures", "dictionary", "events"])
    func template(name: String) throws {
        let read = try collect(try table(name).example())
        #expect(read.rejects == [])
        #expect(read.origins.count == 1)
        #expect(read.origins.first?.line == 2)
    }

    @Test("give a subject with its dates, arms, flags and attributes")
    func subject() throws {
        let read = try collect(try table("subjects").example())
        let subject = try #require(read.subjects.first)
        #expect(subject.studyID == "DEMO-1")
        #expect(subject.subject == "001")
        #expect(subject.site == "S01")
        #expect(subject.country == "KOR")
        #expect(subject.sex == "F")
        #expect(subject.birthDate?.written == "1958-04")
        #expect(subject.birthDate?.latest.iso == "1958-04-30")
        #expect(subject.age == "61")
        #expect(subject.ageUnit == "YEARS")
        #expect(subject.race == "ASIAN")
        #expect(subject.ethnicity == "NOT HISPANIC OR LATINO")
        #expect(subject.consentDate?.written == "2019-04-29")
        #expect(subject.plannedArm == "Active")
        #expect(subject.actualArm == "Active")
        #expect(subject.followUpEnd?.written == "2020-05-12")
        #expect(subject.followUpEndReason == "completed")
        #expect(subject.deathDate == nil)
        #expect(subject.populationFlags == [NamedValue(name: "safety", value: true)])
        #expect(subject.attributes == [NamedValue(name: "onset_site", value: "limb")])
        #expect(subject.exposure == nil)
        #expect(read.columns?[.subject] == CheckedColumns.Column(number: 2, name: "subject_id"))
        #expect(read.columns?[.plannedArm] == CheckedColumns.Column(number: 11, name: "planned_arm"))
        #expect(read.columns?[.ptCode] == nil)
    }

    @Test("give an exposure, whose dose of 0 is an amount and not a blank")
    func exposure() throws {
        let read = try collect(
            """
            subject_id,exposure_seq,product,dose,dose_unit,route,start_date,end_date
            007,01,PLACEBO,0,mg,ORAL,2019-05-12,2019-05
            """)
        let exposure = try #require(read.exposures.first)
        #expect(exposure.subject == "007")
        #expect(exposure.sequence == "01")
        #expect(exposure.product == "PLACEBO")
        #expect(exposure.dose == "0")
        #expect(exposure.doseUnit == "mg")
        #expect(exposure.route == "ORAL")
        #expect(exposure.start?.earliest.iso == "2019-05-12")
        #expect(exposure.end?.latest.iso == "2019-05-31")
        #expect(read.columns?[.sequence] == CheckedColumns.Column(number: 2, name: "exposure_seq"))
    }

    @Test("give a dictionary path, with or without the lower levels")
    func dictionary() throws {
        let read = try collect(
            """
            dictionary,version,soc_code,soc_name,pt_code,pt_name,llt_code,llt_name,primary
            Invented,1.0,X10,Nervous system disorders,X40,Headache,X50,Head pain,Y
            Invented,1.0,X11,Eye disorders,X40,Headache,,,N
            """)
        #expect(read.rejects == [])
        #expect(
            read.dictionary.first?.dictionary
                == DictionaryVersion(name: "Invented", version: "1.0", language: "not stated"))
        #expect(read.dictionary.first?.llt == CodedName(code: "X50", name: "Head pain"))
        #expect(read.dictionary.map(\.isPrimary) == [true, false])
        #expect(read.dictionary.last?.llt == nil)
        #expect(read.dictionary.last?.hlt == nil)
        #expect(read.dictionary.last?.pt == CodedName(code: "X40", name: "Headache"))
    }

    @Test("give an event with every attribute")
    func event() throws {
        let read = try collect(
            """
            subject_id,event_seq,verbatim,llt_code,onset_date,end_date,report_date,severity,grade,serious,death,\
            life_threatening,hospitalisation,disability,congenital_anomaly,medically_important,cancer,overdose,\
            required_intervention,causality,causality_product,causality_assessor,outcome,action_taken,\
            natural_progression,worsened_after_dose,treatment_emergent
            001,E1,"head, pain",X50,2019-05-17,2019-06,2019-06-02,life-threatening,4,Y,N,Y,Y,N,,N,N,N,N,\
            not related,DRUG A,investigator,recovered with sequelae,dose not changed,N,Y,Y
            """)
        #expect(read.rejects == [])
        let event = try #require(read.events.first)
        #expect(event.verbatim == "head, pain")
        #expect(event.coding == .code(level: .llt, code: "X50"))
        #expect(event.onset?.written == "2019-05-17")
        #expect(event.end?.latest.iso == "2019-06-30")
        #expect(event.report?.written == "2019-06-02")
        #expect(event.severity == .lifeThreatening)
        #expect(event.grade == 4)
        #expect(event.serious == true)
        #expect(event.criteria == [.lifeThreatening, .hospitalisation])
        #expect(
            event.causality == [
                CausalityAssessment(
                    product: "DRUG A", assessor: "investigator", reported: "not related", value: .notRelated)
            ])
        #expect(event.outcome == .recoveredWithSequelae)
        #expect(event.action == .notChanged)
        #expect(event.naturalProgression == false)
        #expect(event.worsenedAfterDose == true)
        #expect(event.treatmentEmergent == true)
    }

    @Test(
        "state every seriousness criterion in a column of its own",
        arguments: SeriousnessCriterion.allCases)
    func criterion(criterion: SeriousnessCriterion) throws {
        let read = try collect("subject_id,event_seq,\(criterion.name)\n001,1,Y\n001,2,N\n001,3,\n")
        #expect(read.events.map(\.criteria) == [[criterion], [], []])
    }

    @Test("keep identifiers as text: 007, 7 and 1e3 stay what they are")
    func identifiers() throws {
        let read = try collect("subject_id,event_seq\n007,1\n7,1.0\n1e3,01\n")
        #expect(read.events.map(\.subject) == ["007", "7", "1e3"])
        #expect(read.events.map(\.sequence) == ["1", "1.0", "01"])
    }

    @Test("store keys and terms in Unicode NFC and leave the reporter's words alone")
    func normalisation() throws {
        let read = try collect(
            "subject_id,event_seq,verbatim,soc_name,pt_name\nJose\u{301},1,ne\u{301}vralgie,Eye disorders,Ce\u{301}phale\u{301}e\n"
        )
        let event = try #require(read.events.first)
        #expect(Array(event.subject.unicodeScalars) == Array("Jos\u{E9}".unicodeScalars))
        #expect(Array(event.verbatim?.unicodeScalars ?? "".unicodeScalars) == Array("ne\u{301}vralgie".unicodeScalars))
        guard case .names(let coding) = event.coding else {
            Issue.record("the event is not coded by names")
            return
        }
        #expect(Array(coding.pt.name.unicodeScalars) == Array("C\u{E9}phal\u{E9}e".unicodeScalars))
    }

    @Test("trim nothing, since nothing is declared to be trimmed: a blank at the end of a key is refused")
    func noTrimming() throws {
        let read = try collect("subject_id,event_seq,verbatim\n001,1,\" pain \"\n 001 ,2,pain\n001, 3,pain\n")
        #expect(read.events.map(\.verbatim) == [" pain "])
        #expect(read.rejects.map(\.code) == [.blankAround, .blankAround])
        #expect(read.rejects.map(\.column) == [1, 2])
    }
}
