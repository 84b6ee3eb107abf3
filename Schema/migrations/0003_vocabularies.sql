-- The vocabularies that codes point into: what each number stands for.

CREATE TABLE severity (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO severity VALUES (1, 'mild'), (2, 'moderate'), (3, 'severe'), (4, 'life_threatening'), (5, 'fatal');
CREATE TABLE causality (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO causality VALUES (0, 'missing'), (1, 'certain'), (2, 'probable'), (3, 'possible'), (4, 'unlikely'),
    (5, 'not_related'), (6, 'conditional'), (7, 'unassessable'), (8, 'related');
CREATE TABLE outcome (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO outcome VALUES (0, 'unknown'), (1, 'recovered'), (2, 'recovering'), (3, 'not_recovered'),
    (4, 'recovered_with_sequelae'), (5, 'fatal');
CREATE TABLE action_taken (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO action_taken VALUES (0, 'unknown'), (1, 'drug_withdrawn'), (2, 'dose_reduced'), (3, 'dose_increased'),
    (4, 'dose_not_changed'), (9, 'not_applicable'), (10, 'drug_interrupted');
CREATE TABLE seriousness_criterion (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO seriousness_criterion VALUES (1, 'death'), (2, 'life_threatening'), (3, 'hospitalisation'),
    (4, 'disability'), (5, 'congenital_anomaly'), (6, 'medically_important'),
    (7, 'cancer'), (8, 'overdose'), (9, 'required_intervention');
CREATE TABLE term_level (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO term_level VALUES (1, 'soc'), (2, 'hlgt'), (3, 'hlt'), (4, 'pt'), (5, 'llt');
CREATE TABLE coding_method (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO coding_method VALUES (1, 'llt_code'), (2, 'pt_code'), (3, 'by_source'), (4, 'llt_name');
