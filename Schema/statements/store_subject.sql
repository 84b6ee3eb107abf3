-- Stores a subject.
-- Parameters: the columns in the order named.
INSERT INTO subject (
    id, identifier, site, country, sex, birth_text, birth_earliest, birth_latest, age, age_unit, race,
    ethnicity, consent_text, consent_earliest, consent_latest, planned_arm, planned_arm_id, actual_arm, actual_arm_id,
    follow_up_end_text, follow_up_end_earliest, follow_up_end_latest, follow_up_end_reason, death_text,
    death_earliest, death_latest, content, file_id, line, byte_offset, is_unnamed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
