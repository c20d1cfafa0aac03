-- Accounts of people: user name, pass phrase, the secret of an app, recovery codes; sealed.

CREATE TABLE account (
    person TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

-- The identity at the provider of OpenID Connect that leads to a person's file; sealed.
CREATE TABLE provider_link (
    person TEXT NOT NULL PRIMARY KEY,
    document BYTEA NOT NULL
);

-- Tries by the keyed hash of what was typed, whether or not there is such an account, and the last
-- step of the clock whose code was taken.
CREATE TABLE account_try (
    user_name_token BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    until BIGINT NOT NULL,
    last_step BIGINT NOT NULL,
    seal BYTEA NOT NULL
);
CREATE INDEX account_try_until ON account_try (until);
CREATE INDEX session_person ON session (person);
