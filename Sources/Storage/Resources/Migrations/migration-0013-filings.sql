-- Orders that a court filed without its key's signature, until another of its staff reads them: sealed
-- documents under the court's own key. They are no entries, and no table about a person knows of them.

CREATE TABLE filing (
    subscriber TEXT NOT NULL,
    id TEXT NOT NULL,
    document BYTEA NOT NULL,
    PRIMARY KEY (subscriber, id)
);
