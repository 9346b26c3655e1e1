-- Für Prüfungen: what a first migration does, with letters beyond ASCII for the checksum.
CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL);

CREATE TABLE journal (id integer PRIMARY KEY);
REVOKE UPDATE, DELETE ON journal FROM threadkeep_app;
