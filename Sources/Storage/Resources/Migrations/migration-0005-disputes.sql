-- What people say is wrong in their files, and their requests for everything that is held: sealed
-- documents, the person first in the key.

CREATE TABLE dispute (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE disclosure (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);
