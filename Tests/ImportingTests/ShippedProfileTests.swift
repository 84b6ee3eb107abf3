import Importing
import Imports
import Safety
import Testing

@Suite("Profiles of sources with many files (synthetic data)")
struct ShippedProfileTests {
    private let dm = "DOMAIN,USUBJID,ARM,ACTARM\nDM,S-1,A,B\nDM,S-2,A,\nDM,S-3,B,B\n"

    @Test("SDTM takes the end of participation from DS, of the events of study participation")
    func disposition() throws {
        let ds = """
            STUDYID,DOMAIN,USUBJID,DSSEQ,DSTERM,DSDECOD,DSCAT,DSSCAT,EPOCH,DSSTDTC
            S,DS,S-1,1,OK,COMPLETED,DISPOSITION EVENT,STUDY TREATMENT,TREATMENT,2020-03-01
            S,DS,S-1,2,OK,COMPLETED,DISPOSITION EVENT,STUDY PARTICIPATION,FOLLOW-UP,2020-06
            S,DS,S-2,1,DIED,DEATH,DISPOSITION EVENT,STUDY PARTICIPATION,TREATMENT,2020-02-02
            S,DS,S-3,1,CONSENT,INFORMED CONSENT OBTAINED,PROTOCOL MILESTONE,,SCREENING,2020-01-01

            """
        let read = try collect(files: ["dm.csv": dm, "ds.csv": ds], profile: Imports.profile("sdtm"))
        #expect(read.rejects == [])
        #expect(read.subjects.map(\.plannedArm) == ["A", "A", "B"])
        #expect(read.subjects.map(\.actualArm) == ["B", nil, "B"])
        #expect(read.subjects.map(\.followUpEnd?.written) == ["2020-06", "2020-02-02", nil])
        #expect(read.subjects.map(\.followUpEndReason) == ["COMPLETED", "DEATH", nil])
        #expect(read.subjects.map(\.deathDate?.written) == [nil, "2020-02-02", nil])
    }

    @Test("SDTM refuses two disposition events of a subject where nothing says which one is meant")
    func dispositionWithoutSubcategory() throws {
        let ds = """
            DOMAIN,USUBJID,DSDECOD,DSCAT,DSSTDTC
            DS,S-1,COMPLETED,DISPOSITION EVENT,2020-03-01
            DS,S-1,LOST TO FOLLOW-UP,DISPOSITION EVENT,2020-06
            DS,S-2,COMPLETED,DISPOSITION EVENT,2020-02-02

            """
        let read = try collect(files: ["dm.csv": dm, "ds.csv": ds], profile: Imports.profile("sdtm"))
        #expect(read.rejects.map(\.code) == [.conflict, .conflict])
        #expect(read.rejects.first?.line == 3)
        #expect(read.subjects.map(\.followUpEndReason) == ["COMPLETED", nil])
    }

    @Test(
        "PRO-ACT's days are dates from a declared day, under old and new names of its files", arguments: [true, false])
    func proact(isNew: Bool) throws {
        func name(_ old: String) -> String { isNew ? "PROACT_\(old.uppercased()).csv" : "\(old).csv" }
        let files = [
            name("Demographics"): """
            subject_id,Demographics_Delta,Age,Date_of_Birth,Ethnicity,Race_Asian,Race_Caucasian,Sex
            329,0,61,,Non-Hispanic,1,,Female
            330,0,48.5,,,,1,Male

            """,
            name("DeathData"): "subject_id,Subject_Died,Death_Days\n329,Yes,400\n330,No,\n",
            name("Treatment"): "subject_id,Study_Arm,Treatment_Group_Delta\n329,Active,0\n330,Placebo,-1\n",
            name("AlsHistory"): """
            subject_id,Subject_ALS_History_Delta,Symptom,Site_of_Onset,Onset_Delta,Diagnosis_Delta
            329,0,WEAKNESS,,,
            329,0,,Onset: Limb,-500,-300

            """,
            name("Riluzole"): "subject_id,Subject_used_Riluzole,Riluzole_use_Delta\n330,Yes,0\n",
            name("ALSFRS"): "subject_id,ALSFRS_Delta,ALSFRS_R_Total\n329,0,40\n329,30,38\n330,0.0,44\n",
            name("AdverseEvents"): """
            subject_id,Lowest_Level_Term,Preferred_Term,High_Level_Term,High_Level_Group_Term,System_Organ_Class,\
            SOC_Abbreviation,SOC_Code,Severity,Outcome,Start_Date_Delta,End_Date_Delta
            329,Head pain,Headache,Headaches,Headaches,Nervous system disorders,Nerv,10029205,MILD,Recovered,12,15
            330,Fall,Fall,Injuries,Injuries,Injuries,Inj,1,Severe,,-3,

            """,
            name("VitalSigns"): "subject_id,Vital_Signs_Delta,Pulse\n329,0,70\n",
        ]
        let read = try collect(files: files, profile: Imports.profile("pro-act"))
        #expect(read.rejects == [])
        #expect(read.subjects.map(\.subject) == ["329", "330"])
        #expect(read.subjects.map(\.plannedArm) == ["Active", "Placebo"])
        #expect(read.subjects.map(\.exposure?.start?.earliest.iso) == ["2000-01-01", "1999-12-31"])
        // 2000 is a leap year: day 366 is 2001-01-01, day 400 is 34 days later.
        #expect(read.subjects.map(\.deathDate?.earliest.iso) == ["2001-02-04", nil])
        #expect(read.subjects.map(\.deathDate?.written) == ["400", nil])
        #expect(
            read.subjects.first?.attributes.map(\.name) == [
                "Demographics_Delta", "Race_Asian", "Site_of_Onset", "Onset_Delta", "Diagnosis_Delta", "ALSFRS_R_Total",
            ])
        #expect(read.events.map(\.onset?.earliest.iso) == ["2000-01-13", "1999-12-29"])
        #expect(read.events.map(\.onset?.written) == ["12", "-3"])
        #expect(read.events.map(\.severity) == [.mild, .severe])
    }

    @Test("REDCap's flat export gives records, doses and events of one file, each row to one table")
    func redcap() throws {
        let export = """
            record_id,redcap_repeat_instrument,redcap_repeat_instance,sex,arm,dose_product,dose_amount,dose_unit,dose_date,\
            ae_verbatim,ae_soc,ae_pt,ae_start,ae_serious,ae_criteria___1,ae_criteria___3,ae_causality,demographics_complete
            1,,,2,1,,,,,,,,,,,,,2
            1,dosing,1,,,DRUG A,10,mg,2020-01-01,,,,,,,,,
            1,adverse_events,1,,,,,,,itching,Skin,Pruritus,2020-01-05,1,0,1,2,
            1,adverse_events,2,,,,,,,,Skin,Rash,2020-02,0,0,0,0,
            2,,,1,2,,,,,,,,,,,,,0

            """
        let read = try collect(files: ["export.csv": export], profile: Imports.profile("redcap"))
        #expect(read.rejects == [])
        #expect(read.subjects.map(\.subject) == ["1", "2"])
        #expect(read.subjects.map(\.plannedArm) == ["Active", "Placebo"])
        #expect(read.subjects.map(\.sex) == ["F", "M"])
        #expect(read.exposures.map(\.dose) == ["10"])
        #expect(read.events.map(\.sequence) == ["1", "2"])
        #expect(read.events.map(\.criteria) == [[.hospitalisation], []])
        #expect(read.events.map(\.causality.first?.value) == [.possible, .notRelated])
        // Each of the five rows is read for one table and passed over for the other two.
        #expect(read.ignored.count == 10)
    }
}
