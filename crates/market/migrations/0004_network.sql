-- A person who sells for a merchant.
CREATE TABLE member (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive')),
    joined_at BIGINT NOT NULL,
    UNIQUE (merchant_id, person_id)
);
CREATE INDEX member_person ON member (person_id);
-- A page of a merchant's members, in the order they joined.
CREATE INDEX member_merchant ON member (merchant_id, id);

-- Who introduced whom, from when to when. One open row per member; a correction closes it and opens another.
CREATE TABLE enrolment (
    member_id BIGINT NOT NULL REFERENCES member (id),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    -- Null: the merchant itself.
    enroller_id BIGINT REFERENCES member (id),
    PRIMARY KEY (member_id, valid_from)
);
CREATE INDEX enrolment_enroller ON enrolment (enroller_id, valid_to);
CREATE UNIQUE INDEX enrolment_open ON enrolment (member_id) WHERE valid_to IS NULL;

CREATE TABLE invitation (
    code TEXT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- Null: the merchant invites.
    enroller_id BIGINT REFERENCES member (id),
    -- For whom, in the words of whoever invites; seen by nobody else.
    note TEXT NOT NULL DEFAULT '',
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    uses_left BIGINT NOT NULL CHECK (uses_left >= 0)
);
CREATE INDEX invitation_enroller ON invitation (enroller_id);
CREATE INDEX invitation_of_merchant ON invitation (merchant_id) WHERE enroller_id IS NULL;

-- What a seller shows in the boutique at a merchant, in order. None chosen: everything the merchant sells.
CREATE TABLE boutique_product (
    member_id BIGINT NOT NULL REFERENCES member (id),
    product_id BIGINT NOT NULL REFERENCES product (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (member_id, product_id)
);

-- A click on a seller's link, recorded by us, first party.
CREATE TABLE visit (
    id BIGINT PRIMARY KEY,
    -- SHA-256 of the visitor's cookie.
    visitor_hash TEXT NOT NULL,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    member_id BIGINT NOT NULL REFERENCES member (id),
    at BIGINT NOT NULL
);
CREATE INDEX visit_visitor ON visit (visitor_hash, merchant_id, at);
-- A seller's clicks.
CREATE INDEX visit_member ON visit (member_id, at);

-- The seller of record of a signed-in customer at a merchant.
CREATE TABLE customer (
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    seller_id BIGINT NOT NULL REFERENCES member (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, person_id)
);
CREATE INDEX customer_seller ON customer (seller_id);
