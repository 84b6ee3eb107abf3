// Made by embed.sh from the files of Schema, Imports and Reports: run `make assets` after adding one.

#include "CAssets.h"

static const unsigned char file_0[] = {
#embed "../../Imports/README.md" if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Imports/profiles/README.md" if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Imports/profiles/adam.yaml" if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Imports/profiles/eudract.yaml" if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Imports/profiles/faers.yaml" if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Imports/profiles/pro-act.yaml" if_empty(0)
};
static const unsigned char file_6[] = {
#embed "../../Imports/profiles/redcap.yaml" if_empty(0)
};
static const unsigned char file_7[] = {
#embed "../../Imports/profiles/sdtm.yaml" if_empty(0)
};
static const unsigned char file_8[] = {
#embed "../../Imports/profiles/soteria.yaml" if_empty(0)
};
static const unsigned char file_9[] = {
#embed "../../Imports/profiles/vaers.yaml" if_empty(0)
};
static const unsigned char file_10[] = {
#embed "../../Imports/studies/README.md" if_empty(0)
};
static const unsigned char file_11[] = {
#embed "../../Imports/studies/cdisc-pilot/README.md" if_empty(0)
};
static const unsigned char file_12[] = {
#embed "../../Imports/studies/cdisc-pilot/study.yaml" if_empty(0)
};
static const unsigned char file_13[] = {
#embed "../../Imports/studies/eudract/README.md" if_empty(0)
};
static const unsigned char file_14[] = {
#embed "../../Imports/studies/eudract/study.yaml" if_empty(0)
};
static const unsigned char file_15[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/README.md" if_empty(0)
};
static const unsigned char file_16[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/dictionary.csv" if_empty(0)
};
static const unsigned char file_17[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/events.csv" if_empty(0)
};
static const unsigned char file_18[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/exposures.csv" if_empty(0)
};
static const unsigned char file_19[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/study.yaml" if_empty(0)
};
static const unsigned char file_20[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/subjects.csv" if_empty(0)
};
static const unsigned char file_21[] = {
#embed "../../Imports/studies/spontaneous-reports/README.md" if_empty(0)
};
static const unsigned char file_22[] = {
#embed "../../Imports/studies/spontaneous-reports/study.yaml" if_empty(0)
};
static const unsigned char file_23[] = {
#embed "../../Imports/vocabularies/cdisc-values.yaml" if_empty(0)
};
static const unsigned char file_24[] = {
#embed "../../Imports/vocabularies/column-names.yaml" if_empty(0)
};
static const unsigned char file_25[] = {
#embed "../../Imports/vocabularies/soc_order.csv" if_empty(0)
};
static const unsigned char file_26[] = {
#embed "../../Imports/vocabularies/spellings.yaml" if_empty(0)
};
static const unsigned char file_27[] = {
#embed "../../Reports/README.md" if_empty(0)
};
static const unsigned char file_28[] = {
#embed "../../Reports/definitions/adr.yaml" if_empty(0)
};
static const unsigned char file_29[] = {
#embed "../../Reports/definitions/ae-by-age.yaml" if_empty(0)
};
static const unsigned char file_30[] = {
#embed "../../Reports/definitions/ae-by-doses.yaml" if_empty(0)
};
static const unsigned char file_31[] = {
#embed "../../Reports/definitions/ae-by-grade.yaml" if_empty(0)
};
static const unsigned char file_32[] = {
#embed "../../Reports/definitions/ae-by-onset.yaml" if_empty(0)
};
static const unsigned char file_33[] = {
#embed "../../Reports/definitions/ae-by-pt.yaml" if_empty(0)
};
static const unsigned char file_34[] = {
#embed "../../Reports/definitions/ae-by-relationship.yaml" if_empty(0)
};
static const unsigned char file_35[] = {
#embed "../../Reports/definitions/ae-by-severity.yaml" if_empty(0)
};
static const unsigned char file_36[] = {
#embed "../../Reports/definitions/ae-by-sex.yaml" if_empty(0)
};
static const unsigned char file_37[] = {
#embed "../../Reports/definitions/ae-by-site.yaml" if_empty(0)
};
static const unsigned char file_38[] = {
#embed "../../Reports/definitions/ae.yaml" if_empty(0)
};
static const unsigned char file_39[] = {
#embed "../../Reports/definitions/comparison.yaml" if_empty(0)
};
static const unsigned char file_40[] = {
#embed "../../Reports/definitions/csr-14-5-01.yaml" if_empty(0)
};
static const unsigned char file_41[] = {
#embed "../../Reports/definitions/csr-14-5-02.yaml" if_empty(0)
};
static const unsigned char file_42[] = {
#embed "../../Reports/definitions/cst.yaml" if_empty(0)
};
static const unsigned char file_43[] = {
#embed "../../Reports/definitions/deaths.yaml" if_empty(0)
};
static const unsigned char file_44[] = {
#embed "../../Reports/definitions/demographics.yaml" if_empty(0)
};
static const unsigned char file_45[] = {
#embed "../../Reports/definitions/discontinuations.yaml" if_empty(0)
};
static const unsigned char file_46[] = {
#embed "../../Reports/definitions/exposure.yaml" if_empty(0)
};
static const unsigned char file_47[] = {
#embed "../../Reports/definitions/kmfds-by-soc-pt.yaml" if_empty(0)
};
static const unsigned char file_48[] = {
#embed "../../Reports/definitions/kmfds.yaml" if_empty(0)
};
static const unsigned char file_49[] = {
#embed "../../Reports/definitions/listing-ae.yaml" if_empty(0)
};
static const unsigned char file_50[] = {
#embed "../../Reports/definitions/listing-deaths.yaml" if_empty(0)
};
static const unsigned char file_51[] = {
#embed "../../Reports/definitions/listing-discontinuations.yaml" if_empty(0)
};
static const unsigned char file_52[] = {
#embed "../../Reports/definitions/listing-excluded.yaml" if_empty(0)
};
static const unsigned char file_53[] = {
#embed "../../Reports/definitions/listing-glossary.yaml" if_empty(0)
};
static const unsigned char file_54[] = {
#embed "../../Reports/definitions/listing-related.yaml" if_empty(0)
};
static const unsigned char file_55[] = {
#embed "../../Reports/definitions/listing-sae.yaml" if_empty(0)
};
static const unsigned char file_56[] = {
#embed "../../Reports/definitions/listing-uncoded.yaml" if_empty(0)
};
static const unsigned char file_57[] = {
#embed "../../Reports/definitions/overview.yaml" if_empty(0)
};
static const unsigned char file_58[] = {
#embed "../../Reports/definitions/persistent.yaml" if_empty(0)
};
static const unsigned char file_59[] = {
#embed "../../Reports/definitions/rates.yaml" if_empty(0)
};
static const unsigned char file_60[] = {
#embed "../../Reports/definitions/sae-by-criterion.yaml" if_empty(0)
};
static const unsigned char file_61[] = {
#embed "../../Reports/definitions/sae.yaml" if_empty(0)
};
static const unsigned char file_62[] = {
#embed "../../Reports/definitions/special-interest.yaml" if_empty(0)
};
static const unsigned char file_63[] = {
#embed "../../Reports/definitions/subject-profile.yaml" if_empty(0)
};
static const unsigned char file_64[] = {
#embed "../../Reports/definitions/teae-by-soc-pt.yaml" if_empty(0)
};
static const unsigned char file_65[] = {
#embed "../../Reports/definitions/time-to-first-event.yaml" if_empty(0)
};
static const unsigned char file_66[] = {
#embed "../../Reports/sets/csr.yaml" if_empty(0)
};
static const unsigned char file_67[] = {
#embed "../../Reports/sets/dsur.yaml" if_empty(0)
};
static const unsigned char file_68[] = {
#embed "../../Reports/sets/pms.yaml" if_empty(0)
};
static const unsigned char file_69[] = {
#embed "../../Reports/sets/study.yaml" if_empty(0)
};
static const unsigned char file_70[] = {
#embed "../../Reports/styles/document.css" if_empty(0)
};
static const unsigned char file_71[] = {
#embed "../../Schema/README.md" if_empty(0)
};
static const unsigned char file_72[] = {
#embed "../../Schema/migrations/0002_registry.sql" if_empty(0)
};
static const unsigned char file_73[] = {
#embed "../../Schema/migrations/0003_vocabularies.sql" if_empty(0)
};
static const unsigned char file_74[] = {
#embed "../../Schema/migrations/0004_packed_copy.sql" if_empty(0)
};
static const unsigned char file_75[] = {
#embed "../../Schema/migrations/0005_sources.sql" if_empty(0)
};
static const unsigned char file_76[] = {
#embed "../../Schema/migrations/0006_groups.sql" if_empty(0)
};
static const unsigned char file_77[] = {
#embed "../../Schema/migrations/0007_corrections.sql" if_empty(0)
};
static const unsigned char file_78[] = {
#embed "../../Schema/statements/activate_rule_set.sql" if_empty(0)
};
static const unsigned char file_79[] = {
#embed "../../Schema/statements/active_dictionary.sql" if_empty(0)
};
static const unsigned char file_80[] = {
#embed "../../Schema/statements/advance_generation.sql" if_empty(0)
};
static const unsigned char file_81[] = {
#embed "../../Schema/statements/arm_size_origin.sql" if_empty(0)
};
static const unsigned char file_82[] = {
#embed "../../Schema/statements/arm_sizes.sql" if_empty(0)
};
static const unsigned char file_83[] = {
#embed "../../Schema/statements/arms.sql" if_empty(0)
};
static const unsigned char file_84[] = {
#embed "../../Schema/statements/asked_doses.sql" if_empty(0)
};
static const unsigned char file_85[] = {
#embed "../../Schema/statements/asked_events.sql" if_empty(0)
};
static const unsigned char file_86[] = {
#embed "../../Schema/statements/asked_flags.sql" if_empty(0)
};
static const unsigned char file_87[] = {
#embed "../../Schema/statements/asked_groups.sql" if_empty(0)
};
static const unsigned char file_88[] = {
#embed "../../Schema/statements/asked_subjects.sql" if_empty(0)
};
static const unsigned char file_89[] = {
#embed "../../Schema/statements/assessment_contents.sql" if_empty(0)
};
static const unsigned char file_90[] = {
#embed "../../Schema/statements/assessment_list_by_content.sql" if_empty(0)
};
static const unsigned char file_91[] = {
#embed "../../Schema/statements/assessment_lists.sql" if_empty(0)
};
static const unsigned char file_92[] = {
#embed "../../Schema/statements/assessments.sql" if_empty(0)
};
static const unsigned char file_93[] = {
#embed "../../Schema/statements/attributes_of_subject.sql" if_empty(0)
};
static const unsigned char file_94[] = {
#embed "../../Schema/statements/attributes_of_subjects.sql" if_empty(0)
};
static const unsigned char file_95[] = {
#embed "../../Schema/statements/cell_change_counts.sql" if_empty(0)
};
static const unsigned char file_96[] = {
#embed "../../Schema/statements/change_history.sql" if_empty(0)
};
static const unsigned char file_97[] = {
#embed "../../Schema/statements/characteristics.sql" if_empty(0)
};
static const unsigned char file_98[] = {
#embed "../../Schema/statements/coding_by_terms.sql" if_empty(0)
};
static const unsigned char file_99[] = {
#embed "../../Schema/statements/coding_cells.sql" if_empty(0)
};
static const unsigned char file_100[] = {
#embed "../../Schema/statements/coding_words.sql" if_empty(0)
};
static const unsigned char file_101[] = {
#embed "../../Schema/statements/codings.sql" if_empty(0)
};
static const unsigned char file_102[] = {
#embed "../../Schema/statements/codings_of_paths.sql" if_empty(0)
};
static const unsigned char file_103[] = {
#embed "../../Schema/statements/column_causality.sql" if_empty(0)
};
static const unsigned char file_104[] = {
#embed "../../Schema/statements/column_doses.sql" if_empty(0)
};
static const unsigned char file_105[] = {
#embed "../../Schema/statements/column_events.sql" if_empty(0)
};
static const unsigned char file_106[] = {
#embed "../../Schema/statements/column_events_stored.sql" if_empty(0)
};
static const unsigned char file_107[] = {
#embed "../../Schema/statements/column_flags.sql" if_empty(0)
};
static const unsigned char file_108[] = {
#embed "../../Schema/statements/column_groups.sql" if_empty(0)
};
static const unsigned char file_109[] = {
#embed "../../Schema/statements/column_subjects.sql" if_empty(0)
};
static const unsigned char file_110[] = {
#embed "../../Schema/statements/content_hashes.sql" if_empty(0)
};
static const unsigned char file_111[] = {
#embed "../../Schema/statements/contents.sql" if_empty(0)
};
static const unsigned char file_112[] = {
#embed "../../Schema/statements/corrected_files.sql" if_empty(0)
};
static const unsigned char file_113[] = {
#embed "../../Schema/statements/dictionaries.sql" if_empty(0)
};
static const unsigned char file_114[] = {
#embed "../../Schema/statements/dictionary_by_version.sql" if_empty(0)
};
static const unsigned char file_115[] = {
#embed "../../Schema/statements/dictionary_versions.sql" if_empty(0)
};
static const unsigned char file_116[] = {
#embed "../../Schema/statements/dispositions.sql" if_empty(0)
};
static const unsigned char file_117[] = {
#embed "../../Schema/statements/drop_event_index.sql" if_empty(0)
};
static const unsigned char file_118[] = {
#embed "../../Schema/statements/drop_event_trigger.sql" if_empty(0)
};
static const unsigned char file_119[] = {
#embed "../../Schema/statements/drop_exposure_index.sql" if_empty(0)
};
static const unsigned char file_120[] = {
#embed "../../Schema/statements/drop_exposure_trigger.sql" if_empty(0)
};
static const unsigned char file_121[] = {
#embed "../../Schema/statements/drop_subject_index.sql" if_empty(0)
};
static const unsigned char file_122[] = {
#embed "../../Schema/statements/drop_subject_trigger.sql" if_empty(0)
};
static const unsigned char file_123[] = {
#embed "../../Schema/statements/duplicate_pairs.sql" if_empty(0)
};
static const unsigned char file_124[] = {
#embed "../../Schema/statements/duplicates_of_file.sql" if_empty(0)
};
static const unsigned char file_125[] = {
#embed "../../Schema/statements/event_by_sequence.sql" if_empty(0)
};
static const unsigned char file_126[] = {
#embed "../../Schema/statements/event_contents.sql" if_empty(0)
};
static const unsigned char file_127[] = {
#embed "../../Schema/statements/events.sql" if_empty(0)
};
static const unsigned char file_128[] = {
#embed "../../Schema/statements/events_by_coding.sql" if_empty(0)
};
static const unsigned char file_129[] = {
#embed "../../Schema/statements/events_lie_by_subject.sql" if_empty(0)
};
static const unsigned char file_130[] = {
#embed "../../Schema/statements/events_of_subject.sql" if_empty(0)
};
static const unsigned char file_131[] = {
#embed "../../Schema/statements/exposure_by_sequence.sql" if_empty(0)
};
static const unsigned char file_132[] = {
#embed "../../Schema/statements/exposure_contents.sql" if_empty(0)
};
static const unsigned char file_133[] = {
#embed "../../Schema/statements/exposure_of_subject_row.sql" if_empty(0)
};
static const unsigned char file_134[] = {
#embed "../../Schema/statements/exposures_of_subjects.sql" if_empty(0)
};
static const unsigned char file_135[] = {
#embed "../../Schema/statements/files_filling.sql" if_empty(0)
};
static const unsigned char file_136[] = {
#embed "../../Schema/statements/finish_run.sql" if_empty(0)
};
static const unsigned char file_137[] = {
#embed "../../Schema/statements/flags_of_subject.sql" if_empty(0)
};
static const unsigned char file_138[] = {
#embed "../../Schema/statements/groups.sql" if_empty(0)
};
static const unsigned char file_139[] = {
#embed "../../Schema/statements/holds_rows.sql" if_empty(0)
};
static const unsigned char file_140[] = {
#embed "../../Schema/statements/identifier_of_subject.sql" if_empty(0)
};
static const unsigned char file_141[] = {
#embed "../../Schema/statements/incidence.sql" if_empty(0)
};
static const unsigned char file_142[] = {
#embed "../../Schema/statements/incidence_by_group.sql" if_empty(0)
};
static const unsigned char file_143[] = {
#embed "../../Schema/statements/key_findings.sql" if_empty(0)
};
static const unsigned char file_144[] = {
#embed "../../Schema/statements/largest_key.sql" if_empty(0)
};
static const unsigned char file_145[] = {
#embed "../../Schema/statements/last_event.sql" if_empty(0)
};
static const unsigned char file_146[] = {
#embed "../../Schema/statements/last_subject.sql" if_empty(0)
};
static const unsigned char file_147[] = {
#embed "../../Schema/statements/listed_subjects.sql" if_empty(0)
};
static const unsigned char file_148[] = {
#embed "../../Schema/statements/make_rules_in_use.sql" if_empty(0)
};
static const unsigned char file_149[] = {
#embed "../../Schema/statements/make_selected_events.sql" if_empty(0)
};
static const unsigned char file_150[] = {
#embed "../../Schema/statements/mark_packed_copy_current.sql" if_empty(0)
};
static const unsigned char file_151[] = {
#embed "../../Schema/statements/mark_packed_copy_stale.sql" if_empty(0)
};
static const unsigned char file_152[] = {
#embed "../../Schema/statements/membership.sql" if_empty(0)
};
static const unsigned char file_153[] = {
#embed "../../Schema/statements/membership_contents.sql" if_empty(0)
};
static const unsigned char file_154[] = {
#embed "../../Schema/statements/named_paths.sql" if_empty(0)
};
static const unsigned char file_155[] = {
#embed "../../Schema/statements/named_subjects.sql" if_empty(0)
};
static const unsigned char file_156[] = {
#embed "../../Schema/statements/named_subjects_by_arm.sql" if_empty(0)
};
static const unsigned char file_157[] = {
#embed "../../Schema/statements/not_an_arm.sql" if_empty(0)
};
static const unsigned char file_158[] = {
#embed "../../Schema/statements/origin_of_exposure.sql" if_empty(0)
};
static const unsigned char file_159[] = {
#embed "../../Schema/statements/origin_of_subject.sql" if_empty(0)
};
static const unsigned char file_160[] = {
#embed "../../Schema/statements/own_emergent_flag.sql" if_empty(0)
};
static const unsigned char file_161[] = {
#embed "../../Schema/statements/packed_chunks.sql" if_empty(0)
};
static const unsigned char file_162[] = {
#embed "../../Schema/statements/packed_column.sql" if_empty(0)
};
static const unsigned char file_163[] = {
#embed "../../Schema/statements/packed_copy.sql" if_empty(0)
};
static const unsigned char file_164[] = {
#embed "../../Schema/statements/packed_flags.sql" if_empty(0)
};
static const unsigned char file_165[] = {
#embed "../../Schema/statements/path_by_terms.sql" if_empty(0)
};
static const unsigned char file_166[] = {
#embed "../../Schema/statements/paths.sql" if_empty(0)
};
static const unsigned char file_167[] = {
#embed "../../Schema/statements/paths_containing.sql" if_empty(0)
};
static const unsigned char file_168[] = {
#embed "../../Schema/statements/paths_of_pt.sql" if_empty(0)
};
static const unsigned char file_169[] = {
#embed "../../Schema/statements/person_time.sql" if_empty(0)
};
static const unsigned char file_170[] = {
#embed "../../Schema/statements/population.sql" if_empty(0)
};
static const unsigned char file_171[] = {
#embed "../../Schema/statements/population_attributes.sql" if_empty(0)
};
static const unsigned char file_172[] = {
#embed "../../Schema/statements/population_by_group.sql" if_empty(0)
};
static const unsigned char file_173[] = {
#embed "../../Schema/statements/population_exposures.sql" if_empty(0)
};
static const unsigned char file_174[] = {
#embed "../../Schema/statements/population_groups.sql" if_empty(0)
};
static const unsigned char file_175[] = {
#embed "../../Schema/statements/population_in_groups.sql" if_empty(0)
};
static const unsigned char file_176[] = {
#embed "../../Schema/statements/population_subjects.sql" if_empty(0)
};
static const unsigned char file_177[] = {
#embed "../../Schema/statements/rejected_rows.sql" if_empty(0)
};
static const unsigned char file_178[] = {
#embed "../../Schema/statements/rejects.sql" if_empty(0)
};
static const unsigned char file_179[] = {
#embed "../../Schema/statements/remove_event.sql" if_empty(0)
};
static const unsigned char file_180[] = {
#embed "../../Schema/statements/remove_exposure.sql" if_empty(0)
};
static const unsigned char file_181[] = {
#embed "../../Schema/statements/remove_packed_chunks.sql" if_empty(0)
};
static const unsigned char file_182[] = {
#embed "../../Schema/statements/remove_packed_columns.sql" if_empty(0)
};
static const unsigned char file_183[] = {
#embed "../../Schema/statements/remove_selected_events.sql" if_empty(0)
};
static const unsigned char file_184[] = {
#embed "../../Schema/statements/remove_subject.sql" if_empty(0)
};
static const unsigned char file_185[] = {
#embed "../../Schema/statements/remove_subject_attributes.sql" if_empty(0)
};
static const unsigned char file_186[] = {
#embed "../../Schema/statements/remove_subject_flags.sql" if_empty(0)
};
static const unsigned char file_187[] = {
#embed "../../Schema/statements/remove_supplement.sql" if_empty(0)
};
static const unsigned char file_188[] = {
#embed "../../Schema/statements/remove_unnamed_subjects.sql" if_empty(0)
};
static const unsigned char file_189[] = {
#embed "../../Schema/statements/removed_row_counts.sql" if_empty(0)
};
static const unsigned char file_190[] = {
#embed "../../Schema/statements/retire_rule_sets.sql" if_empty(0)
};
static const unsigned char file_191[] = {
#embed "../../Schema/statements/rows_of_event.sql" if_empty(0)
};
static const unsigned char file_192[] = {
#embed "../../Schema/statements/rows_of_exposure.sql" if_empty(0)
};
static const unsigned char file_193[] = {
#embed "../../Schema/statements/rows_of_subject.sql" if_empty(0)
};
static const unsigned char file_194[] = {
#embed "../../Schema/statements/rows_of_subject_left.sql" if_empty(0)
};
static const unsigned char file_195[] = {
#embed "../../Schema/statements/rows_of_supplement.sql" if_empty(0)
};
static const unsigned char file_196[] = {
#embed "../../Schema/statements/rule_in_use.sql" if_empty(0)
};
static const unsigned char file_197[] = {
#embed "../../Schema/statements/rule_set_by_version.sql" if_empty(0)
};
static const unsigned char file_198[] = {
#embed "../../Schema/statements/rule_sets.sql" if_empty(0)
};
static const unsigned char file_199[] = {
#embed "../../Schema/statements/runs.sql" if_empty(0)
};
static const unsigned char file_200[] = {
#embed "../../Schema/statements/schema_objects.sql" if_empty(0)
};
static const unsigned char file_201[] = {
#embed "../../Schema/statements/schema_text.sql" if_empty(0)
};
static const unsigned char file_202[] = {
#embed "../../Schema/statements/select_events.sql" if_empty(0)
};
static const unsigned char file_203[] = {
#embed "../../Schema/statements/set_duplicate_of.sql" if_empty(0)
};
static const unsigned char file_204[] = {
#embed "../../Schema/statements/set_emergent_supplement.sql" if_empty(0)
};
static const unsigned char file_205[] = {
#embed "../../Schema/statements/set_treatment_emergent.sql" if_empty(0)
};
static const unsigned char file_206[] = {
#embed "../../Schema/statements/source_file.sql" if_empty(0)
};
static const unsigned char file_207[] = {
#embed "../../Schema/statements/source_file_by_bytes.sql" if_empty(0)
};
static const unsigned char file_208[] = {
#embed "../../Schema/statements/store_arm.sql" if_empty(0)
};
static const unsigned char file_209[] = {
#embed "../../Schema/statements/store_arm_size.sql" if_empty(0)
};
static const unsigned char file_210[] = {
#embed "../../Schema/statements/store_assessment.sql" if_empty(0)
};
static const unsigned char file_211[] = {
#embed "../../Schema/statements/store_assessment_list.sql" if_empty(0)
};
static const unsigned char file_212[] = {
#embed "../../Schema/statements/store_cell_change.sql" if_empty(0)
};
static const unsigned char file_213[] = {
#embed "../../Schema/statements/store_coding.sql" if_empty(0)
};
static const unsigned char file_214[] = {
#embed "../../Schema/statements/store_dictionary.sql" if_empty(0)
};
static const unsigned char file_215[] = {
#embed "../../Schema/statements/store_event.sql" if_empty(0)
};
static const unsigned char file_216[] = {
#embed "../../Schema/statements/store_exposure.sql" if_empty(0)
};
static const unsigned char file_217[] = {
#embed "../../Schema/statements/store_group.sql" if_empty(0)
};
static const unsigned char file_218[] = {
#embed "../../Schema/statements/store_membership.sql" if_empty(0)
};
static const unsigned char file_219[] = {
#embed "../../Schema/statements/store_not_an_arm.sql" if_empty(0)
};
static const unsigned char file_220[] = {
#embed "../../Schema/statements/store_packed_chunk.sql" if_empty(0)
};
static const unsigned char file_221[] = {
#embed "../../Schema/statements/store_packed_column.sql" if_empty(0)
};
static const unsigned char file_222[] = {
#embed "../../Schema/statements/store_path.sql" if_empty(0)
};
static const unsigned char file_223[] = {
#embed "../../Schema/statements/store_reject.sql" if_empty(0)
};
static const unsigned char file_224[] = {
#embed "../../Schema/statements/store_row_change.sql" if_empty(0)
};
static const unsigned char file_225[] = {
#embed "../../Schema/statements/store_rule_in_use.sql" if_empty(0)
};
static const unsigned char file_226[] = {
#embed "../../Schema/statements/store_rule_parameter.sql" if_empty(0)
};
static const unsigned char file_227[] = {
#embed "../../Schema/statements/store_rule_set.sql" if_empty(0)
};
static const unsigned char file_228[] = {
#embed "../../Schema/statements/store_run.sql" if_empty(0)
};
static const unsigned char file_229[] = {
#embed "../../Schema/statements/store_source_file.sql" if_empty(0)
};
static const unsigned char file_230[] = {
#embed "../../Schema/statements/store_study.sql" if_empty(0)
};
static const unsigned char file_231[] = {
#embed "../../Schema/statements/store_subject.sql" if_empty(0)
};
static const unsigned char file_232[] = {
#embed "../../Schema/statements/store_subject_attribute.sql" if_empty(0)
};
static const unsigned char file_233[] = {
#embed "../../Schema/statements/store_subject_flag.sql" if_empty(0)
};
static const unsigned char file_234[] = {
#embed "../../Schema/statements/store_supplement.sql" if_empty(0)
};
static const unsigned char file_235[] = {
#embed "../../Schema/statements/store_synonym.sql" if_empty(0)
};
static const unsigned char file_236[] = {
#embed "../../Schema/statements/store_term.sql" if_empty(0)
};
static const unsigned char file_237[] = {
#embed "../../Schema/statements/stored_event.sql" if_empty(0)
};
static const unsigned char file_238[] = {
#embed "../../Schema/statements/stored_exposure.sql" if_empty(0)
};
static const unsigned char file_239[] = {
#embed "../../Schema/statements/stored_subject.sql" if_empty(0)
};
static const unsigned char file_240[] = {
#embed "../../Schema/statements/stored_supplement.sql" if_empty(0)
};
static const unsigned char file_241[] = {
#embed "../../Schema/statements/study.sql" if_empty(0)
};
static const unsigned char file_242[] = {
#embed "../../Schema/statements/subject_attribute_values.sql" if_empty(0)
};
static const unsigned char file_243[] = {
#embed "../../Schema/statements/subject_attributes.sql" if_empty(0)
};
static const unsigned char file_244[] = {
#embed "../../Schema/statements/subject_by_identifier.sql" if_empty(0)
};
static const unsigned char file_245[] = {
#embed "../../Schema/statements/subject_content.sql" if_empty(0)
};
static const unsigned char file_246[] = {
#embed "../../Schema/statements/subject_contents.sql" if_empty(0)
};
static const unsigned char file_247[] = {
#embed "../../Schema/statements/subject_flag_values.sql" if_empty(0)
};
static const unsigned char file_248[] = {
#embed "../../Schema/statements/subject_flags.sql" if_empty(0)
};
static const unsigned char file_249[] = {
#embed "../../Schema/statements/subject_row_has_exposure.sql" if_empty(0)
};
static const unsigned char file_250[] = {
#embed "../../Schema/statements/subject_times.sql" if_empty(0)
};
static const unsigned char file_251[] = {
#embed "../../Schema/statements/subject_values.sql" if_empty(0)
};
static const unsigned char file_252[] = {
#embed "../../Schema/statements/subjects.sql" if_empty(0)
};
static const unsigned char file_253[] = {
#embed "../../Schema/statements/subjects_by_identifier.sql" if_empty(0)
};
static const unsigned char file_254[] = {
#embed "../../Schema/statements/subjects_with_codings.sql" if_empty(0)
};
static const unsigned char file_255[] = {
#embed "../../Schema/statements/supplement_by_name.sql" if_empty(0)
};
static const unsigned char file_256[] = {
#embed "../../Schema/statements/supplement_contents.sql" if_empty(0)
};
static const unsigned char file_257[] = {
#embed "../../Schema/statements/supplement_names.sql" if_empty(0)
};
static const unsigned char file_258[] = {
#embed "../../Schema/statements/supplement_values.sql" if_empty(0)
};
static const unsigned char file_259[] = {
#embed "../../Schema/statements/supplements_of_event.sql" if_empty(0)
};
static const unsigned char file_260[] = {
#embed "../../Schema/statements/term_by_code.sql" if_empty(0)
};
static const unsigned char file_261[] = {
#embed "../../Schema/statements/term_by_name.sql" if_empty(0)
};
static const unsigned char file_262[] = {
#embed "../../Schema/statements/unmark_duplicates.sql" if_empty(0)
};
static const unsigned char file_263[] = {
#embed "../../Schema/statements/update_event.sql" if_empty(0)
};
static const unsigned char file_264[] = {
#embed "../../Schema/statements/update_exposure.sql" if_empty(0)
};
static const unsigned char file_265[] = {
#embed "../../Schema/statements/update_subject.sql" if_empty(0)
};
static const unsigned char file_266[] = {
#embed "../../Schema/statements/update_supplement.sql" if_empty(0)
};
static const unsigned char file_267[] = {
#embed "../../Schema/statements/views.sql" if_empty(0)
};
static const unsigned char file_268[] = {
#embed "../../Schema/triggers/assessment.sql" if_empty(0)
};
static const unsigned char file_269[] = {
#embed "../../Schema/triggers/cell_change.sql" if_empty(0)
};
static const unsigned char file_270[] = {
#embed "../../Schema/triggers/coding.sql" if_empty(0)
};
static const unsigned char file_271[] = {
#embed "../../Schema/triggers/event.sql" if_empty(0)
};
static const unsigned char file_272[] = {
#embed "../../Schema/triggers/exposure.sql" if_empty(0)
};
static const unsigned char file_273[] = {
#embed "../../Schema/triggers/group_membership.sql" if_empty(0)
};
static const unsigned char file_274[] = {
#embed "../../Schema/triggers/import_run.sql" if_empty(0)
};
static const unsigned char file_275[] = {
#embed "../../Schema/triggers/path.sql" if_empty(0)
};
static const unsigned char file_276[] = {
#embed "../../Schema/triggers/row_change.sql" if_empty(0)
};
static const unsigned char file_277[] = {
#embed "../../Schema/triggers/rule_set.sql" if_empty(0)
};
static const unsigned char file_278[] = {
#embed "../../Schema/triggers/subject.sql" if_empty(0)
};
static const unsigned char file_279[] = {
#embed "../../Schema/triggers/subject_flag.sql" if_empty(0)
};
static const unsigned char file_280[] = {
#embed "../../Schema/views/adverse_reaction.sql" if_empty(0)
};
static const unsigned char file_281[] = {
#embed "../../Schema/views/change_history.sql" if_empty(0)
};
static const unsigned char file_282[] = {
#embed "../../Schema/views/counted_dictionary.sql" if_empty(0)
};
static const unsigned char file_283[] = {
#embed "../../Schema/views/counted_group.sql" if_empty(0)
};
static const unsigned char file_284[] = {
#embed "../../Schema/views/dose.sql" if_empty(0)
};
static const unsigned char file_285[] = {
#embed "../../Schema/views/duplicate_pair.sql" if_empty(0)
};
static const unsigned char file_286[] = {
#embed "../../Schema/views/event_causality.sql" if_empty(0)
};
static const unsigned char file_287[] = {
#embed "../../Schema/views/event_coding.sql" if_empty(0)
};
static const unsigned char file_288[] = {
#embed "../../Schema/views/event_criterion.sql" if_empty(0)
};
static const unsigned char file_289[] = {
#embed "../../Schema/views/event_date.sql" if_empty(0)
};
static const unsigned char file_290[] = {
#embed "../../Schema/views/event_day.sql" if_empty(0)
};
static const unsigned char file_291[] = {
#embed "../../Schema/views/event_disposition.sql" if_empty(0)
};
static const unsigned char file_292[] = {
#embed "../../Schema/views/event_in_window.sql" if_empty(0)
};
static const unsigned char file_293[] = {
#embed "../../Schema/views/event_relatedness.sql" if_empty(0)
};
static const unsigned char file_294[] = {
#embed "../../Schema/views/event_secondary_path.sql" if_empty(0)
};
static const unsigned char file_295[] = {
#embed "../../Schema/views/event_seriousness.sql" if_empty(0)
};
static const unsigned char file_296[] = {
#embed "../../Schema/views/event_term.sql" if_empty(0)
};
static const unsigned char file_297[] = {
#embed "../../Schema/views/event_window.sql" if_empty(0)
};
static const unsigned char file_298[] = {
#embed "../../Schema/views/excluded_event.sql" if_empty(0)
};
static const unsigned char file_299[] = {
#embed "../../Schema/views/fatal_event.sql" if_empty(0)
};
static const unsigned char file_300[] = {
#embed "../../Schema/views/follow_up.sql" if_empty(0)
};
static const unsigned char file_301[] = {
#embed "../../Schema/views/rule.sql" if_empty(0)
};
static const unsigned char file_302[] = {
#embed "../../Schema/views/rule_in_use.sql" if_empty(0)
};
static const unsigned char file_303[] = {
#embed "../../Schema/views/safety_population.sql" if_empty(0)
};
static const unsigned char file_304[] = {
#embed "../../Schema/views/serious_adverse_reaction.sql" if_empty(0)
};
static const unsigned char file_305[] = {
#embed "../../Schema/views/serious_event.sql" if_empty(0)
};
static const unsigned char file_306[] = {
#embed "../../Schema/views/uncoded_event.sql" if_empty(0)
};

static const SoteriaAsset assets[] = {
    {"Imports/README.md", file_0, sizeof file_0},
    {"Imports/profiles/README.md", file_1, sizeof file_1},
    {"Imports/profiles/adam.yaml", file_2, sizeof file_2},
    {"Imports/profiles/eudract.yaml", file_3, sizeof file_3},
    {"Imports/profiles/faers.yaml", file_4, sizeof file_4},
    {"Imports/profiles/pro-act.yaml", file_5, sizeof file_5},
    {"Imports/profiles/redcap.yaml", file_6, sizeof file_6},
    {"Imports/profiles/sdtm.yaml", file_7, sizeof file_7},
    {"Imports/profiles/soteria.yaml", file_8, sizeof file_8},
    {"Imports/profiles/vaers.yaml", file_9, sizeof file_9},
    {"Imports/studies/README.md", file_10, sizeof file_10},
    {"Imports/studies/cdisc-pilot/README.md", file_11, sizeof file_11},
    {"Imports/studies/cdisc-pilot/study.yaml", file_12, sizeof file_12},
    {"Imports/studies/eudract/README.md", file_13, sizeof file_13},
    {"Imports/studies/eudract/study.yaml", file_14, sizeof file_14},
    {"Imports/studies/lenzumestrocel-pms/README.md", file_15, sizeof file_15},
    {"Imports/studies/lenzumestrocel-pms/dictionary.csv", file_16, sizeof file_16},
    {"Imports/studies/lenzumestrocel-pms/events.csv", file_17, sizeof file_17},
    {"Imports/studies/lenzumestrocel-pms/exposures.csv", file_18, sizeof file_18},
    {"Imports/studies/lenzumestrocel-pms/study.yaml", file_19, sizeof file_19},
    {"Imports/studies/lenzumestrocel-pms/subjects.csv", file_20, sizeof file_20},
    {"Imports/studies/spontaneous-reports/README.md", file_21, sizeof file_21},
    {"Imports/studies/spontaneous-reports/study.yaml", file_22, sizeof file_22},
    {"Imports/vocabularies/cdisc-values.yaml", file_23, sizeof file_23},
    {"Imports/vocabularies/column-names.yaml", file_24, sizeof file_24},
    {"Imports/vocabularies/soc_order.csv", file_25, sizeof file_25},
    {"Imports/vocabularies/spellings.yaml", file_26, sizeof file_26},
    {"Reports/README.md", file_27, sizeof file_27},
    {"Reports/definitions/adr.yaml", file_28, sizeof file_28},
    {"Reports/definitions/ae-by-age.yaml", file_29, sizeof file_29},
    {"Reports/definitions/ae-by-doses.yaml", file_30, sizeof file_30},
    {"Reports/definitions/ae-by-grade.yaml", file_31, sizeof file_31},
    {"Reports/definitions/ae-by-onset.yaml", file_32, sizeof file_32},
    {"Reports/definitions/ae-by-pt.yaml", file_33, sizeof file_33},
    {"Reports/definitions/ae-by-relationship.yaml", file_34, sizeof file_34},
    {"Reports/definitions/ae-by-severity.yaml", file_35, sizeof file_35},
    {"Reports/definitions/ae-by-sex.yaml", file_36, sizeof file_36},
    {"Reports/definitions/ae-by-site.yaml", file_37, sizeof file_37},
    {"Reports/definitions/ae.yaml", file_38, sizeof file_38},
    {"Reports/definitions/comparison.yaml", file_39, sizeof file_39},
    {"Reports/definitions/csr-14-5-01.yaml", file_40, sizeof file_40},
    {"Reports/definitions/csr-14-5-02.yaml", file_41, sizeof file_41},
    {"Reports/definitions/cst.yaml", file_42, sizeof file_42},
    {"Reports/definitions/deaths.yaml", file_43, sizeof file_43},
    {"Reports/definitions/demographics.yaml", file_44, sizeof file_44},
    {"Reports/definitions/discontinuations.yaml", file_45, sizeof file_45},
    {"Reports/definitions/exposure.yaml", file_46, sizeof file_46},
    {"Reports/definitions/kmfds-by-soc-pt.yaml", file_47, sizeof file_47},
    {"Reports/definitions/kmfds.yaml", file_48, sizeof file_48},
    {"Reports/definitions/listing-ae.yaml", file_49, sizeof file_49},
    {"Reports/definitions/listing-deaths.yaml", file_50, sizeof file_50},
    {"Reports/definitions/listing-discontinuations.yaml", file_51, sizeof file_51},
    {"Reports/definitions/listing-excluded.yaml", file_52, sizeof file_52},
    {"Reports/definitions/listing-glossary.yaml", file_53, sizeof file_53},
    {"Reports/definitions/listing-related.yaml", file_54, sizeof file_54},
    {"Reports/definitions/listing-sae.yaml", file_55, sizeof file_55},
    {"Reports/definitions/listing-uncoded.yaml", file_56, sizeof file_56},
    {"Reports/definitions/overview.yaml", file_57, sizeof file_57},
    {"Reports/definitions/persistent.yaml", file_58, sizeof file_58},
    {"Reports/definitions/rates.yaml", file_59, sizeof file_59},
    {"Reports/definitions/sae-by-criterion.yaml", file_60, sizeof file_60},
    {"Reports/definitions/sae.yaml", file_61, sizeof file_61},
    {"Reports/definitions/special-interest.yaml", file_62, sizeof file_62},
    {"Reports/definitions/subject-profile.yaml", file_63, sizeof file_63},
    {"Reports/definitions/teae-by-soc-pt.yaml", file_64, sizeof file_64},
    {"Reports/definitions/time-to-first-event.yaml", file_65, sizeof file_65},
    {"Reports/sets/csr.yaml", file_66, sizeof file_66},
    {"Reports/sets/dsur.yaml", file_67, sizeof file_67},
    {"Reports/sets/pms.yaml", file_68, sizeof file_68},
    {"Reports/sets/study.yaml", file_69, sizeof file_69},
    {"Reports/styles/document.css", file_70, sizeof file_70},
    {"Schema/README.md", file_71, sizeof file_71},
    {"Schema/migrations/0002_registry.sql", file_72, sizeof file_72},
    {"Schema/migrations/0003_vocabularies.sql", file_73, sizeof file_73},
    {"Schema/migrations/0004_packed_copy.sql", file_74, sizeof file_74},
    {"Schema/migrations/0005_sources.sql", file_75, sizeof file_75},
    {"Schema/migrations/0006_groups.sql", file_76, sizeof file_76},
    {"Schema/migrations/0007_corrections.sql", file_77, sizeof file_77},
    {"Schema/statements/activate_rule_set.sql", file_78, sizeof file_78},
    {"Schema/statements/active_dictionary.sql", file_79, sizeof file_79},
    {"Schema/statements/advance_generation.sql", file_80, sizeof file_80},
    {"Schema/statements/arm_size_origin.sql", file_81, sizeof file_81},
    {"Schema/statements/arm_sizes.sql", file_82, sizeof file_82},
    {"Schema/statements/arms.sql", file_83, sizeof file_83},
    {"Schema/statements/asked_doses.sql", file_84, sizeof file_84},
    {"Schema/statements/asked_events.sql", file_85, sizeof file_85},
    {"Schema/statements/asked_flags.sql", file_86, sizeof file_86},
    {"Schema/statements/asked_groups.sql", file_87, sizeof file_87},
    {"Schema/statements/asked_subjects.sql", file_88, sizeof file_88},
    {"Schema/statements/assessment_contents.sql", file_89, sizeof file_89},
    {"Schema/statements/assessment_list_by_content.sql", file_90, sizeof file_90},
    {"Schema/statements/assessment_lists.sql", file_91, sizeof file_91},
    {"Schema/statements/assessments.sql", file_92, sizeof file_92},
    {"Schema/statements/attributes_of_subject.sql", file_93, sizeof file_93},
    {"Schema/statements/attributes_of_subjects.sql", file_94, sizeof file_94},
    {"Schema/statements/cell_change_counts.sql", file_95, sizeof file_95},
    {"Schema/statements/change_history.sql", file_96, sizeof file_96},
    {"Schema/statements/characteristics.sql", file_97, sizeof file_97},
    {"Schema/statements/coding_by_terms.sql", file_98, sizeof file_98},
    {"Schema/statements/coding_cells.sql", file_99, sizeof file_99},
    {"Schema/statements/coding_words.sql", file_100, sizeof file_100},
    {"Schema/statements/codings.sql", file_101, sizeof file_101},
    {"Schema/statements/codings_of_paths.sql", file_102, sizeof file_102},
    {"Schema/statements/column_causality.sql", file_103, sizeof file_103},
    {"Schema/statements/column_doses.sql", file_104, sizeof file_104},
    {"Schema/statements/column_events.sql", file_105, sizeof file_105},
    {"Schema/statements/column_events_stored.sql", file_106, sizeof file_106},
    {"Schema/statements/column_flags.sql", file_107, sizeof file_107},
    {"Schema/statements/column_groups.sql", file_108, sizeof file_108},
    {"Schema/statements/column_subjects.sql", file_109, sizeof file_109},
    {"Schema/statements/content_hashes.sql", file_110, sizeof file_110},
    {"Schema/statements/contents.sql", file_111, sizeof file_111},
    {"Schema/statements/corrected_files.sql", file_112, sizeof file_112},
    {"Schema/statements/dictionaries.sql", file_113, sizeof file_113},
    {"Schema/statements/dictionary_by_version.sql", file_114, sizeof file_114},
    {"Schema/statements/dictionary_versions.sql", file_115, sizeof file_115},
    {"Schema/statements/dispositions.sql", file_116, sizeof file_116},
    {"Schema/statements/drop_event_index.sql", file_117, sizeof file_117},
    {"Schema/statements/drop_event_trigger.sql", file_118, sizeof file_118},
    {"Schema/statements/drop_exposure_index.sql", file_119, sizeof file_119},
    {"Schema/statements/drop_exposure_trigger.sql", file_120, sizeof file_120},
    {"Schema/statements/drop_subject_index.sql", file_121, sizeof file_121},
    {"Schema/statements/drop_subject_trigger.sql", file_122, sizeof file_122},
    {"Schema/statements/duplicate_pairs.sql", file_123, sizeof file_123},
    {"Schema/statements/duplicates_of_file.sql", file_124, sizeof file_124},
    {"Schema/statements/event_by_sequence.sql", file_125, sizeof file_125},
    {"Schema/statements/event_contents.sql", file_126, sizeof file_126},
    {"Schema/statements/events.sql", file_127, sizeof file_127},
    {"Schema/statements/events_by_coding.sql", file_128, sizeof file_128},
    {"Schema/statements/events_lie_by_subject.sql", file_129, sizeof file_129},
    {"Schema/statements/events_of_subject.sql", file_130, sizeof file_130},
    {"Schema/statements/exposure_by_sequence.sql", file_131, sizeof file_131},
    {"Schema/statements/exposure_contents.sql", file_132, sizeof file_132},
    {"Schema/statements/exposure_of_subject_row.sql", file_133, sizeof file_133},
    {"Schema/statements/exposures_of_subjects.sql", file_134, sizeof file_134},
    {"Schema/statements/files_filling.sql", file_135, sizeof file_135},
    {"Schema/statements/finish_run.sql", file_136, sizeof file_136},
    {"Schema/statements/flags_of_subject.sql", file_137, sizeof file_137},
    {"Schema/statements/groups.sql", file_138, sizeof file_138},
    {"Schema/statements/holds_rows.sql", file_139, sizeof file_139},
    {"Schema/statements/identifier_of_subject.sql", file_140, sizeof file_140},
    {"Schema/statements/incidence.sql", file_141, sizeof file_141},
    {"Schema/statements/incidence_by_group.sql", file_142, sizeof file_142},
    {"Schema/statements/key_findings.sql", file_143, sizeof file_143},
    {"Schema/statements/largest_key.sql", file_144, sizeof file_144},
    {"Schema/statements/last_event.sql", file_145, sizeof file_145},
    {"Schema/statements/last_subject.sql", file_146, sizeof file_146},
    {"Schema/statements/listed_subjects.sql", file_147, sizeof file_147},
    {"Schema/statements/make_rules_in_use.sql", file_148, sizeof file_148},
    {"Schema/statements/make_selected_events.sql", file_149, sizeof file_149},
    {"Schema/statements/mark_packed_copy_current.sql", file_150, sizeof file_150},
    {"Schema/statements/mark_packed_copy_stale.sql", file_151, sizeof file_151},
    {"Schema/statements/membership.sql", file_152, sizeof file_152},
    {"Schema/statements/membership_contents.sql", file_153, sizeof file_153},
    {"Schema/statements/named_paths.sql", file_154, sizeof file_154},
    {"Schema/statements/named_subjects.sql", file_155, sizeof file_155},
    {"Schema/statements/named_subjects_by_arm.sql", file_156, sizeof file_156},
    {"Schema/statements/not_an_arm.sql", file_157, sizeof file_157},
    {"Schema/statements/origin_of_exposure.sql", file_158, sizeof file_158},
    {"Schema/statements/origin_of_subject.sql", file_159, sizeof file_159},
    {"Schema/statements/own_emergent_flag.sql", file_160, sizeof file_160},
    {"Schema/statements/packed_chunks.sql", file_161, sizeof file_161},
    {"Schema/statements/packed_column.sql", file_162, sizeof file_162},
    {"Schema/statements/packed_copy.sql", file_163, sizeof file_163},
    {"Schema/statements/packed_flags.sql", file_164, sizeof file_164},
    {"Schema/statements/path_by_terms.sql", file_165, sizeof file_165},
    {"Schema/statements/paths.sql", file_166, sizeof file_166},
    {"Schema/statements/paths_containing.sql", file_167, sizeof file_167},
    {"Schema/statements/paths_of_pt.sql", file_168, sizeof file_168},
    {"Schema/statements/person_time.sql", file_169, sizeof file_169},
    {"Schema/statements/population.sql", file_170, sizeof file_170},
    {"Schema/statements/population_attributes.sql", file_171, sizeof file_171},
    {"Schema/statements/population_by_group.sql", file_172, sizeof file_172},
    {"Schema/statements/population_exposures.sql", file_173, sizeof file_173},
    {"Schema/statements/population_groups.sql", file_174, sizeof file_174},
    {"Schema/statements/population_in_groups.sql", file_175, sizeof file_175},
    {"Schema/statements/population_subjects.sql", file_176, sizeof file_176},
    {"Schema/statements/rejected_rows.sql", file_177, sizeof file_177},
    {"Schema/statements/rejects.sql", file_178, sizeof file_178},
    {"Schema/statements/remove_event.sql", file_179, sizeof file_179},
    {"Schema/statements/remove_exposure.sql", file_180, sizeof file_180},
    {"Schema/statements/remove_packed_chunks.sql", file_181, sizeof file_181},
    {"Schema/statements/remove_packed_columns.sql", file_182, sizeof file_182},
    {"Schema/statements/remove_selected_events.sql", file_183, sizeof file_183},
    {"Schema/statements/remove_subject.sql", file_184, sizeof file_184},
    {"Schema/statements/remove_subject_attributes.sql", file_185, sizeof file_185},
    {"Schema/statements/remove_subject_flags.sql", file_186, sizeof file_186},
    {"Schema/statements/remove_supplement.sql", file_187, sizeof file_187},
    {"Schema/statements/remove_unnamed_subjects.sql", file_188, sizeof file_188},
    {"Schema/statements/removed_row_counts.sql", file_189, sizeof file_189},
    {"Schema/statements/retire_rule_sets.sql", file_190, sizeof file_190},
    {"Schema/statements/rows_of_event.sql", file_191, sizeof file_191},
    {"Schema/statements/rows_of_exposure.sql", file_192, sizeof file_192},
    {"Schema/statements/rows_of_subject.sql", file_193, sizeof file_193},
    {"Schema/statements/rows_of_subject_left.sql", file_194, sizeof file_194},
    {"Schema/statements/rows_of_supplement.sql", file_195, sizeof file_195},
    {"Schema/statements/rule_in_use.sql", file_196, sizeof file_196},
    {"Schema/statements/rule_set_by_version.sql", file_197, sizeof file_197},
    {"Schema/statements/rule_sets.sql", file_198, sizeof file_198},
    {"Schema/statements/runs.sql", file_199, sizeof file_199},
    {"Schema/statements/schema_objects.sql", file_200, sizeof file_200},
    {"Schema/statements/schema_text.sql", file_201, sizeof file_201},
    {"Schema/statements/select_events.sql", file_202, sizeof file_202},
    {"Schema/statements/set_duplicate_of.sql", file_203, sizeof file_203},
    {"Schema/statements/set_emergent_supplement.sql", file_204, sizeof file_204},
    {"Schema/statements/set_treatment_emergent.sql", file_205, sizeof file_205},
    {"Schema/statements/source_file.sql", file_206, sizeof file_206},
    {"Schema/statements/source_file_by_bytes.sql", file_207, sizeof file_207},
    {"Schema/statements/store_arm.sql", file_208, sizeof file_208},
    {"Schema/statements/store_arm_size.sql", file_209, sizeof file_209},
    {"Schema/statements/store_assessment.sql", file_210, sizeof file_210},
    {"Schema/statements/store_assessment_list.sql", file_211, sizeof file_211},
    {"Schema/statements/store_cell_change.sql", file_212, sizeof file_212},
    {"Schema/statements/store_coding.sql", file_213, sizeof file_213},
    {"Schema/statements/store_dictionary.sql", file_214, sizeof file_214},
    {"Schema/statements/store_event.sql", file_215, sizeof file_215},
    {"Schema/statements/store_exposure.sql", file_216, sizeof file_216},
    {"Schema/statements/store_group.sql", file_217, sizeof file_217},
    {"Schema/statements/store_membership.sql", file_218, sizeof file_218},
    {"Schema/statements/store_not_an_arm.sql", file_219, sizeof file_219},
    {"Schema/statements/store_packed_chunk.sql", file_220, sizeof file_220},
    {"Schema/statements/store_packed_column.sql", file_221, sizeof file_221},
    {"Schema/statements/store_path.sql", file_222, sizeof file_222},
    {"Schema/statements/store_reject.sql", file_223, sizeof file_223},
    {"Schema/statements/store_row_change.sql", file_224, sizeof file_224},
    {"Schema/statements/store_rule_in_use.sql", file_225, sizeof file_225},
    {"Schema/statements/store_rule_parameter.sql", file_226, sizeof file_226},
    {"Schema/statements/store_rule_set.sql", file_227, sizeof file_227},
    {"Schema/statements/store_run.sql", file_228, sizeof file_228},
    {"Schema/statements/store_source_file.sql", file_229, sizeof file_229},
    {"Schema/statements/store_study.sql", file_230, sizeof file_230},
    {"Schema/statements/store_subject.sql", file_231, sizeof file_231},
    {"Schema/statements/store_subject_attribute.sql", file_232, sizeof file_232},
    {"Schema/statements/store_subject_flag.sql", file_233, sizeof file_233},
    {"Schema/statements/store_supplement.sql", file_234, sizeof file_234},
    {"Schema/statements/store_synonym.sql", file_235, sizeof file_235},
    {"Schema/statements/store_term.sql", file_236, sizeof file_236},
    {"Schema/statements/stored_event.sql", file_237, sizeof file_237},
    {"Schema/statements/stored_exposure.sql", file_238, sizeof file_238},
    {"Schema/statements/stored_subject.sql", file_239, sizeof file_239},
    {"Schema/statements/stored_supplement.sql", file_240, sizeof file_240},
    {"Schema/statements/study.sql", file_241, sizeof file_241},
    {"Schema/statements/subject_attribute_values.sql", file_242, sizeof file_242},
    {"Schema/statements/subject_attributes.sql", file_243, sizeof file_243},
    {"Schema/statements/subject_by_identifier.sql", file_244, sizeof file_244},
    {"Schema/statements/subject_content.sql", file_245, sizeof file_245},
    {"Schema/statements/subject_contents.sql", file_246, sizeof file_246},
    {"Schema/statements/subject_flag_values.sql", file_247, sizeof file_247},
    {"Schema/statements/subject_flags.sql", file_248, sizeof file_248},
    {"Schema/statements/subject_row_has_exposure.sql", file_249, sizeof file_249},
    {"Schema/statements/subject_times.sql", file_250, sizeof file_250},
    {"Schema/statements/subject_values.sql", file_251, sizeof file_251},
    {"Schema/statements/subjects.sql", file_252, sizeof file_252},
    {"Schema/statements/subjects_by_identifier.sql", file_253, sizeof file_253},
    {"Schema/statements/subjects_with_codings.sql", file_254, sizeof file_254},
    {"Schema/statements/supplement_by_name.sql", file_255, sizeof file_255},
    {"Schema/statements/supplement_contents.sql", file_256, sizeof file_256},
    {"Schema/statements/supplement_names.sql", file_257, sizeof file_257},
    {"Schema/statements/supplement_values.sql", file_258, sizeof file_258},
    {"Schema/statements/supplements_of_event.sql", file_259, sizeof file_259},
    {"Schema/statements/term_by_code.sql", file_260, sizeof file_260},
    {"Schema/statements/term_by_name.sql", file_261, sizeof file_261},
    {"Schema/statements/unmark_duplicates.sql", file_262, sizeof file_262},
    {"Schema/statements/update_event.sql", file_263, sizeof file_263},
    {"Schema/statements/update_exposure.sql", file_264, sizeof file_264},
    {"Schema/statements/update_subject.sql", file_265, sizeof file_265},
    {"Schema/statements/update_supplement.sql", file_266, sizeof file_266},
    {"Schema/statements/views.sql", file_267, sizeof file_267},
    {"Schema/triggers/assessment.sql", file_268, sizeof file_268},
    {"Schema/triggers/cell_change.sql", file_269, sizeof file_269},
    {"Schema/triggers/coding.sql", file_270, sizeof file_270},
    {"Schema/triggers/event.sql", file_271, sizeof file_271},
    {"Schema/triggers/exposure.sql", file_272, sizeof file_272},
    {"Schema/triggers/group_membership.sql", file_273, sizeof file_273},
    {"Schema/triggers/import_run.sql", file_274, sizeof file_274},
    {"Schema/triggers/path.sql", file_275, sizeof file_275},
    {"Schema/triggers/row_change.sql", file_276, sizeof file_276},
    {"Schema/triggers/rule_set.sql", file_277, sizeof file_277},
    {"Schema/triggers/subject.sql", file_278, sizeof file_278},
    {"Schema/triggers/subject_flag.sql", file_279, sizeof file_279},
    {"Schema/views/adverse_reaction.sql", file_280, sizeof file_280},
    {"Schema/views/change_history.sql", file_281, sizeof file_281},
    {"Schema/views/counted_dictionary.sql", file_282, sizeof file_282},
    {"Schema/views/counted_group.sql", file_283, sizeof file_283},
    {"Schema/views/dose.sql", file_284, sizeof file_284},
    {"Schema/views/duplicate_pair.sql", file_285, sizeof file_285},
    {"Schema/views/event_causality.sql", file_286, sizeof file_286},
    {"Schema/views/event_coding.sql", file_287, sizeof file_287},
    {"Schema/views/event_criterion.sql", file_288, sizeof file_288},
    {"Schema/views/event_date.sql", file_289, sizeof file_289},
    {"Schema/views/event_day.sql", file_290, sizeof file_290},
    {"Schema/views/event_disposition.sql", file_291, sizeof file_291},
    {"Schema/views/event_in_window.sql", file_292, sizeof file_292},
    {"Schema/views/event_relatedness.sql", file_293, sizeof file_293},
    {"Schema/views/event_secondary_path.sql", file_294, sizeof file_294},
    {"Schema/views/event_seriousness.sql", file_295, sizeof file_295},
    {"Schema/views/event_term.sql", file_296, sizeof file_296},
    {"Schema/views/event_window.sql", file_297, sizeof file_297},
    {"Schema/views/excluded_event.sql", file_298, sizeof file_298},
    {"Schema/views/fatal_event.sql", file_299, sizeof file_299},
    {"Schema/views/follow_up.sql", file_300, sizeof file_300},
    {"Schema/views/rule.sql", file_301, sizeof file_301},
    {"Schema/views/rule_in_use.sql", file_302, sizeof file_302},
    {"Schema/views/safety_population.sql", file_303, sizeof file_303},
    {"Schema/views/serious_adverse_reaction.sql", file_304, sizeof file_304},
    {"Schema/views/serious_event.sql", file_305, sizeof file_305},
    {"Schema/views/uncoded_event.sql", file_306, sizeof file_306},
};

size_t soteria_asset_count(void) { return sizeof assets / sizeof assets[0]; }

SoteriaAsset soteria_asset(size_t position) { return assets[position]; }
