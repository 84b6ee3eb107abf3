-- What a correction did stays as it was written: no change, no removal, no replacement of a row of the history.
-- INSERT OR REPLACE removes a row without the trigger of a removal where recursive triggers are off: hence the third.
CREATE TRIGGER row_change_updated BEFORE UPDATE ON row_change
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
CREATE TRIGGER row_change_deleted BEFORE DELETE ON row_change
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
CREATE TRIGGER row_change_replaced BEFORE INSERT ON row_change WHEN EXISTS (SELECT 1 FROM row_change WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the history of corrections is only added to');
END;
