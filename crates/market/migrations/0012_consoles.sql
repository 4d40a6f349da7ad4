-- Roles: who was staff did everything but give roles, which is what managers do now. Neither engine can change a check the
-- same way as the other, so the two tables are made again.
CREATE TABLE brand_team (
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'finance', 'staff')),
    PRIMARY KEY (brand_id, person_id)
);
INSERT INTO brand_team (brand_id, person_id, role)
SELECT brand_id, person_id, CASE WHEN role = 'staff' THEN 'manager' ELSE role END FROM brand_role;
DROP TABLE brand_role;
ALTER TABLE brand_team RENAME TO brand_role;
CREATE INDEX brand_role_person ON brand_role (person_id);

CREATE TABLE merchant_team (
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'finance', 'staff')),
    PRIMARY KEY (merchant_id, person_id)
);
INSERT INTO merchant_team (merchant_id, person_id, role)
SELECT merchant_id, person_id, CASE WHEN role = 'staff' THEN 'manager' ELSE role END FROM merchant_role;
DROP TABLE merchant_role;
ALTER TABLE merchant_team RENAME TO merchant_role;
CREATE INDEX merchant_role_person ON merchant_role (person_id);

-- A way in for somebody who is to act for a brand or a merchant. It goes once it is accepted or withdrawn.
CREATE TABLE role_invitation (
    id BIGINT PRIMARY KEY,
    brand_id BIGINT REFERENCES brand (id),
    merchant_id BIGINT REFERENCES merchant (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'finance', 'staff')),
    invited_by BIGINT NOT NULL REFERENCES person (id),
    expires_at BIGINT NOT NULL,
    CHECK ((brand_id IS NULL) <> (merchant_id IS NULL))
);
CREATE INDEX role_invitation_brand ON role_invitation (brand_id);
CREATE INDEX role_invitation_merchant ON role_invitation (merchant_id);

-- The links to it, one for each time its letter was written. Only their hashes: a copy of the table opens nothing.
CREATE TABLE role_invitation_link (
    secret_hash TEXT PRIMARY KEY,
    invitation_id BIGINT NOT NULL REFERENCES role_invitation (id)
);
CREATE INDEX role_invitation_link_invitation ON role_invitation_link (invitation_id);

-- Who may not act for now, and why; the reason is shown to whom it concerns.
ALTER TABLE person ADD COLUMN suspended_at BIGINT;
ALTER TABLE person ADD COLUMN suspended_why TEXT NOT NULL DEFAULT '';
ALTER TABLE brand ADD COLUMN suspended_at BIGINT;
ALTER TABLE brand ADD COLUMN suspended_why TEXT NOT NULL DEFAULT '';
ALTER TABLE merchant ADD COLUMN suspended_at BIGINT;
ALTER TABLE merchant ADD COLUMN suspended_why TEXT NOT NULL DEFAULT '';
-- 1 while the brand or the merchant is suspended: then nothing is sold by it. Kept here, because everything that is sold is
-- found by way of its agreement.
ALTER TABLE agreement ADD COLUMN paused BIGINT NOT NULL DEFAULT 0;

-- What the operator took down stays down, whatever its owner does, until the operator puts it back.
ALTER TABLE product ADD COLUMN taken_down_at BIGINT;
ALTER TABLE product ADD COLUMN taken_down_why TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN taken_down_at BIGINT;
ALTER TABLE member ADD COLUMN taken_down_why TEXT NOT NULL DEFAULT '';

-- What visitors think should not be there.
CREATE TABLE report (
    id BIGINT PRIMARY KEY,
    -- What is at that page.
    kind TEXT NOT NULL CHECK (kind IN ('product', 'boutique', 'brand')),
    subject BIGINT NOT NULL,
    -- The page as it was seen, a path of ours.
    page TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('illegal', 'dangerous', 'misleading', 'copied', 'offensive', 'other')),
    words TEXT NOT NULL,
    -- One and the same visitor says it once.
    visitor_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    decision TEXT CHECK (decision IN ('taken_down', 'dismissed')),
    decided_at BIGINT,
    UNIQUE (subject, visitor_hash)
);
CREATE INDEX report_open ON report (id) WHERE decision IS NULL;

-- A list as somebody wants to see it again.
CREATE TABLE saved_view (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- The merchant, the brand or the member whose console it is in.
    place BIGINT NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    -- What is behind the question mark of its address.
    query TEXT NOT NULL,
    UNIQUE (person_id, place, list, name)
);
