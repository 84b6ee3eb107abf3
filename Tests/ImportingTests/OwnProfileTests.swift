import Importing
import Imports
import Safety
import Testing

@Suite("A profile of one's own (synthetic)")
struct OwnProfileTests {
    private func profile(_ head: String, _ tables: String) throws -> Profile {
        try Profile(yaml: "profile: own\ntitle: own\ndates: [iso]\n\(head)\ntables:\n\(tables)\n", file: "own.yaml")
    }

    @Test("adds to the shared value maps, and what it says wins")
    func overlay() throws {
        let profile = try profile(
            "vocabulary: cdisc-values\nvalues: {causality: {REMOTE: possible, 관련없음: not_related}}",
            "  events: {coding: by_code, columns: {ID: {field: subject_id, required: true}, C: pt_code, R: causality}}")
        let read = try collect("ID,C,R\n1,P,remote\n1,P,PROBABLE\n1,P,관련없음\n1,P,관련\n", profile: profile)
        #expect(read.events.flatMap(\.causality).map(\.value) == [.possible, .probable, .notRelated])
        #expect(read.events.flatMap(\.causality).map(\.reported) == ["remote", "PROBABLE", "관련없음"])
        #expect(read.rejects.map(\.line) == [5])
    }

    @Test("may give one field another meaning than all other yes and no fields")
    func fieldMap() throws {
        let profile = try profile(
            "values: {yes_no: {Y: true, N: false}, serious: {SAE: true, Y: missing}}",
            "  events: {coding: by_code, columns: {ID: {field: subject_id, required: true}, C: pt_code, S: serious, D: death}}"
        )
        let read = try collect("ID,C,S,D\n1,P,sae,Y\n1,P,n,N\n1,P,Y,N\n1,P,Y,SAE\n", profile: profile)
        #expect(read.events.map(\.serious) == [true, false, nil])
        #expect(read.events.map { $0.criteria.count } == [1, 0, 0])
        #expect(read.rejects.map(\.columnName) == ["D"])
    }

    @Test("may rename arms; an arm that it does not name is refused")
    func arms() throws {
        let profile = try profile(
            "values: {planned_arm: {Pbo: Placebo, Xan_Lo: Low Dose}}",
            "  subjects: {columns: {ID: {field: subject_id, required: true}, ARMCD: planned_arm}}")
        let read = try collect("ID,ARMCD\n1,Pbo\n2,xan_lo\n3,\n4,Other\n", profile: profile)
        #expect(read.subjects.map(\.plannedArm) == ["Placebo", "Low Dose", nil])
        #expect(read.rejects.map(\.code) == [.unknownValue])
    }

    @Test("may declare trimming for all columns or for one")
    func trimming() throws {
        let all = try profile(
            "trim: true",
            "  subjects: {columns: {ID: {field: subject_id, required: true}, S: site, C: {field: country, trim: false}}}"
        )
        let text = "ID,S,C\n 001 ,  , KOR \n"
        let trimmed = try #require(try collect(text, profile: all).subjects.first)
        #expect(trimmed.subject == "001")
        #expect(trimmed.site == nil)
        #expect(trimmed.country == " KOR ")
        let one = try profile(
            "accept: [blank_around]",
            "  subjects: {columns: {ID: {field: subject_id, required: true}, S: site, C: {field: country, trim: true}}}"
        )
        let kept = try #require(try collect(text, profile: one).subjects.first)
        #expect(kept.subject == " 001 ")
        #expect(kept.site == "  ")
        #expect(kept.country == "KOR")
    }

    @Test("may count missing tokens in quotes too", arguments: [true, false])
    func tokens(onlyUnquoted: Bool) throws {
        let profile = try profile(
            "missing: {tokens: [NA, \".\"], only_unquoted: \(onlyUnquoted)}",
            "  subjects: {columns: {ID: {field: subject_id, required: true}, S: site, C: country}}")
        let read = try collect("ID,S,C\n1,NA,.\n2,\"NA\",\".\"\n3,na,..\n", profile: profile)
        #expect(read.subjects.map(\.site) == [nil, onlyUnquoted ? "NA" : nil, "na"])
        #expect(read.subjects.map(\.country) == [nil, onlyUnquoted ? "." : nil, ".."])
    }

    @Test("may hold several assessments of causality, each with its assessor and product")
    func assessments() throws {
        let profile = try profile(
            "vocabulary: cdisc-values",
            """
              events:
                coding: by_code
                columns:
                  ID: {field: subject_id, required: true}
                  C: pt_code
                  PROD: causality_product
                  INV: {field: causality, assessor: investigator}
                  SPON: {field: causality, assessor: sponsor, product: DRUG B}
            """)
        let read = try collect("ID,C,PROD,INV,SPON\n1,P,DRUG A,POSSIBLE,\n", profile: profile)
        #expect(
            read.events.first?.causality == [
                CausalityAssessment(
                    product: "DRUG A", assessor: "investigator", reported: "POSSIBLE", value: .possible),
                CausalityAssessment(product: "DRUG B", assessor: "sponsor", reported: nil, value: .missing),
            ])
    }

    @Test("may read files without quoting, where a quote is a character like any other")
    func noQuotes() throws {
        let profile = try profile(
            "quote: none\ndelimiter: pipe",
            "  events: {coding: by_code, columns: {ID: {field: subject_id, required: true}, C: pt_code, V: verbatim}}")
        let read = try collect("ID|C|V\n1|P|\"5\" cut\n", profile: profile)
        #expect(read.rejects == [])
        #expect(read.events.map(\.verbatim) == ["\"5\" cut"])
    }
}
