-- Events that were erased from chains that live on: where their leaves stand, and nothing of what they said.

CREATE TABLE erased_event (
    owner TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    shard BIGINT NOT NULL,
    leaf_index BIGINT NOT NULL,
    PRIMARY KEY (owner, sequence)
);
