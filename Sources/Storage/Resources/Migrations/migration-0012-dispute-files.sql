-- The files that people send with their disputes: sealed bytes, the person first in the key. What is
-- known of a file stands in its dispute.

CREATE TABLE dispute_file (
    person TEXT NOT NULL,
    dispute TEXT NOT NULL,
    id TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (person, dispute, id)
);
