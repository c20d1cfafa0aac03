-- From when a scorecard holds: proposed by one human, approved by another, never written over.

CREATE TABLE scorecard_term (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    effective_at BIGINT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at BIGINT NOT NULL,
    withdrawn_by TEXT NOT NULL,
    withdrawn_at BIGINT NOT NULL,
    card BYTEA NOT NULL
);
