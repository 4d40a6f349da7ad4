CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    -- Lower case: the address somebody signs in with.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- A PHC string (argon2id). Null: this person cannot sign in with a password.
    password_hash TEXT,
    is_operator BIGINT NOT NULL DEFAULT 0,
    -- The public name of a seller's pages, /@handle. One identity, whatever the number of merchants.
    handle TEXT UNIQUE,
    bio TEXT NOT NULL DEFAULT '',
    portrait TEXT,
    created_at BIGINT NOT NULL
);

-- Whether there is an operator is asked at every start.
CREATE INDEX person_operator ON person (id) WHERE is_operator = 1;

CREATE TABLE session (
    -- SHA-256 of the cookie, in hex: a copy of the table opens no session.
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);

-- The one-time link that `serve` prints for an empty database.
CREATE TABLE setup_link (
    token_hash TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);

CREATE TABLE brand (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    tagline TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '',
    ships_from TEXT NOT NULL DEFAULT '',
    promise TEXT NOT NULL DEFAULT '',
    -- Hashes of pictures in the table media.
    logo TEXT,
    banner TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE merchant (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    tagline TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '',
    contact_email TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- How long a click on a seller's link counts.
    attribution_days BIGINT NOT NULL,
    -- How long a paid order's money waits before it is everybody's own.
    hold_days BIGINT NOT NULL,
    -- How long an unpaid order keeps its stock.
    reserve_minutes BIGINT NOT NULL,
    -- What happens to a payment whose stock is gone.
    late_payment TEXT NOT NULL CHECK (late_payment IN ('refund', 'backorder')),
    -- Where a customer who pays by hand sends the money.
    payment_instructions TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);

CREATE TABLE merchant_plan (
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    valid_from BIGINT NOT NULL,
    -- The plan file, as written, and its SHA-256.
    document TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (merchant_id, valid_from)
);

CREATE TABLE brand_role (
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff')),
    PRIMARY KEY (brand_id, person_id)
);
CREATE INDEX brand_role_person ON brand_role (person_id);

CREATE TABLE merchant_role (
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff')),
    PRIMARY KEY (merchant_id, person_id)
);
CREATE INDEX merchant_role_person ON merchant_role (person_id);
