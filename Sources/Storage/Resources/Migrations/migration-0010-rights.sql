-- The person's own words on their whole file, and what they reported as the theft of their identity:
-- sealed documents, the person first in the key.

CREATE TABLE file_statement (
    person TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

CREATE TABLE theft_block (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

-- Recalls that their recipients have not confirmed: who owes one asks about nobody meanwhile.

CREATE TABLE recall_owed (
    subscriber TEXT NOT NULL,
    id TEXT NOT NULL,
    follow_by TEXT NOT NULL,
    PRIMARY KEY (subscriber, id)
);

-- Who may act for whom: sealed documents, the person first in the key.

CREATE TABLE mandate (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);
