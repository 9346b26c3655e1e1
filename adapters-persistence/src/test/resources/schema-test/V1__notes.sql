-- Für Prüfungen: what a first migration does, with letters beyond ASCII for the checksum.
CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL);

CREATE TABLE journal (id integer PRIMARY KEY);
REVOKE UPDATE, DELETE ON journal FROM threadkeep_app;

CREATE FUNCTION clear_journal() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM journal';
REVOKE ALL ON FUNCTION clear_journal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clear_journal TO threadkeep_app;
