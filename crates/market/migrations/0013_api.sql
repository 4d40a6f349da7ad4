-- Keys with which programs act for a merchant, a brand or a seller.
CREATE TABLE api_key (
    id BIGINT PRIMARY KEY,
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('merchant', 'brand', 'seller')),
    -- The merchant's, the brand's or the member's id.
    owner BIGINT NOT NULL,
    -- What its maker calls it.
    name TEXT NOT NULL,
    -- SHA-256 of the key, in hex: a copy of the table opens nothing.
    hash TEXT NOT NULL UNIQUE,
    -- Its first characters, to tell it from others.
    hint TEXT NOT NULL,
    -- Words with spaces between: 'orders:read orders:write'.
    scopes TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    -- Null: until it is revoked.
    expires_at BIGINT,
    revoked_at BIGINT,
    -- Written once a minute at most.
    last_used_at BIGINT
);
CREATE INDEX api_key_owner ON api_key (owner, id);

-- What was answered to a request with an idempotency key, so that the same request again gets the same answer.
CREATE TABLE api_reply (
    key_id BIGINT NOT NULL REFERENCES api_key (id),
    -- SHA-256 of the idempotency key, in hex.
    request_key TEXT NOT NULL,
    -- SHA-256 of method, path and body, in hex.
    request_hash TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    -- Until when nobody else does the same; a node that dies leaves it to be done again from then on.
    leased_until BIGINT NOT NULL,
    -- Null until it is answered.
    status BIGINT,
    body TEXT,
    PRIMARY KEY (key_id, request_key)
);
CREATE INDEX api_reply_begun ON api_reply (begun_at);
