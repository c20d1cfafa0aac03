-- What lenders were told and does not hold any more. Each message is sealed, the person first in the
-- key; a row of message_due is there while it waits to be sent, and a row of told_file for each file of
-- which somebody was told anything.

CREATE TABLE retraction (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE message_due (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX message_due_at ON message_due (due_at);

CREATE TABLE told_file (
    person TEXT NOT NULL PRIMARY KEY,
    touched_at BIGINT NOT NULL
);
CREATE INDEX told_file_touched ON told_file (touched_at);
