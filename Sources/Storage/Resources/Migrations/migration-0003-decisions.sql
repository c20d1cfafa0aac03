-- What lenders decided after their checks: sealed documents, the person first in the key.

CREATE TABLE decision (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);
