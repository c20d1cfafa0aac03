-- Requests of people that their files be erased, sealed, and from when each is to be looked at; places of the
-- log whose events were erased, without whose they were.

CREATE TABLE erasure (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE erasure_due (
    person TEXT NOT NULL PRIMARY KEY,
    due_at BIGINT NOT NULL
);
CREATE INDEX erasure_due_at ON erasure_due (due_at);

CREATE TABLE erased_leaf (
    shard BIGINT NOT NULL,
    leaf_index BIGINT NOT NULL,
    seal BYTEA NOT NULL,
    PRIMARY KEY (shard, leaf_index)
);

-- What leads to a person, to delete it with them.
CREATE INDEX person_token_person ON person_token (person);
CREATE INDEX subscriber_reference_person ON subscriber_reference (person);
