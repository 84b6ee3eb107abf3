-- Which events may be one event recorded twice, and why?
-- Parameters: none. Columns: reason, then subject, sequence, PT, dates and place of the earlier event and of the other one.
SELECT d.reason, s.identifier, pt.name AS pt,
    a.sequence AS sequence, a.verbatim AS verbatim,
    coalesce(a.onset_text, date(a.onset_earliest * 86400, 'unixepoch')) AS onset,
    coalesce(a.end_text, date(a.end_earliest * 86400, 'unixepoch')) AS end, f.name AS file, a.line AS line,
    b.sequence AS other_sequence, b.verbatim AS other_verbatim,
    coalesce(b.onset_text, date(b.onset_earliest * 86400, 'unixepoch')) AS other_onset,
    coalesce(b.end_text, date(b.end_earliest * 86400, 'unixepoch')) AS other_end, g.name AS other_file,
    b.line AS other_line
FROM duplicate_pair AS d
JOIN event AS a ON a.id = d.event_id
JOIN event AS b ON b.id = d.other_id
JOIN subject AS s ON s.id = d.subject_id
JOIN source_file AS f ON f.id = a.file_id
JOIN source_file AS g ON g.id = b.file_id
LEFT JOIN coding AS c ON c.id = a.coding_id
LEFT JOIN path AS p ON p.id = c.path_id
LEFT JOIN term AS pt ON pt.id = p.pt_id
ORDER BY s.identifier, a.onset_earliest, d.event_id, d.other_id;
