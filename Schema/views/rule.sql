CREATE VIEW rule AS
-- The single-valued rules in use as one row (active rule set). Lists stay in rule_in_use: related, serious.criterion,
-- expected.pt. data_cut counts from 1970-01-01.
SELECT
    max(iif(name = 'arm.basis', value, NULL)) AS arm_basis,
    max(iif(name = 'population.basis', value, NULL)) AS population_basis,
    max(iif(name = 'population.flag', value, NULL)) AS population_flag,
    max(iif(name = 'window.basis', value, NULL)) AS window_basis,
    CAST(coalesce(max(iif(name = 'window.first_day', value, NULL)), 0) AS INTEGER) AS window_first_day,
    CAST(max(iif(name = 'window.last_day', value, NULL)) AS INTEGER) AS window_last_day,
    max(iif(name = 'window.date', value, NULL)) AS window_date,
    max(iif(name = 'window.partial_date', value, NULL)) AS partial_date,
    max(iif(name = 'window.missing_date', value, NULL)) AS missing_date,
    max(iif(name = 'window.worsened_before', value, NULL)) AS worsened_before,
    max(iif(name = 'serious.basis', value, NULL)) AS serious_basis,
    CAST(max(iif(name = 'severity.missing', value, NULL)) AS INTEGER) AS severity_missing,
    CAST(julianday(max(iif(name = 'follow_up.data_cut', value, NULL))) - 2440587.5 AS INTEGER) AS data_cut,
    max(iif(name = 'expected.source', value, NULL)) AS expected_source,
    max(iif(name = 'natural_progression', value, NULL)) AS natural_progression,
    max(iif(name = 'duplicates', value, NULL)) AS duplicates,
    max(iif(name = 'dictionary.name', value, NULL)) AS dictionary_name,
    max(iif(name = 'dictionary.version', value, NULL)) AS dictionary_version
FROM rule_in_use;
