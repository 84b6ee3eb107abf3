-- Former values stay as they were written: no change, no removal, no replacement.
CREATE TRIGGER cell_change_updated BEFORE UPDATE ON cell_change
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
CREATE TRIGGER cell_change_deleted BEFORE DELETE ON cell_change
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
CREATE TRIGGER cell_change_replaced BEFORE INSERT ON cell_change
WHEN EXISTS (SELECT 1 FROM cell_change WHERE row_change_id = NEW.row_change_id AND column_name = NEW.column_name)
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
