-- A reason to share: a market day, a newsletter, a season.
CREATE TABLE campaign (
    id BIGINT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    -- For the seller's eyes only.
    note TEXT NOT NULL DEFAULT '',
    -- Clicks outside of these count for the seller and not for the campaign.
    starts_at BIGINT,
    ends_at BIGINT,
    made_at BIGINT NOT NULL
);
CREATE INDEX campaign_member ON campaign (member_id, id);

-- A short address of a seller's, /l/<code>: of the boutique or of a product in it, for a campaign or for none.
CREATE TABLE share_link (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    member_id BIGINT NOT NULL REFERENCES member (id),
    campaign_id BIGINT REFERENCES campaign (id),
    product_id BIGINT REFERENCES product (id),
    made_at BIGINT NOT NULL
);
-- One for each thing to share.
CREATE UNIQUE INDEX share_link_target ON share_link (member_id, COALESCE(campaign_id, 0), COALESCE(product_id, 0));

-- Where a click landed, and what it came by.
ALTER TABLE visit ADD COLUMN product_id BIGINT REFERENCES product (id);
ALTER TABLE visit ADD COLUMN link_id BIGINT REFERENCES share_link (id);
ALTER TABLE visit ADD COLUMN campaign_id BIGINT REFERENCES campaign (id);
-- 'boutique' (its own address), 'link' (a short one), 'qr' (a code on paper).
ALTER TABLE visit ADD COLUMN source TEXT NOT NULL DEFAULT 'boutique';
-- 1: the visitor had a checkout open, so it takes no credit over.
ALTER TABLE visit ADD COLUMN at_checkout BIGINT NOT NULL DEFAULT 0;
-- The report of a seller's links reads nothing but this.
DROP INDEX visit_member;
CREATE INDEX visit_report ON visit (member_id, at, link_id, campaign_id, product_id, source, visitor_hash);

-- The checkout a visitor has open at a merchant.
CREATE TABLE open_checkout (
    -- SHA-256 of the visitor's cookie.
    visitor_hash TEXT NOT NULL,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (visitor_hash, merchant_id)
);

-- The click an order came by: the last one on the links of whoever has the credit, whatever decided it.
CREATE TABLE order_click (
    order_id BIGINT PRIMARY KEY REFERENCES sales_order (id),
    visit_id BIGINT NOT NULL REFERENCES visit (id)
);

-- Who came into question for an order and does not have the credit. Why is in the order's reason.
CREATE TABLE lost_credit (
    member_id BIGINT NOT NULL REFERENCES member (id),
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    PRIMARY KEY (member_id, order_id)
);

-- What a member says over the boutique at this merchant.
CREATE TABLE boutique_words (
    member_id BIGINT PRIMARY KEY REFERENCES member (id),
    headline TEXT NOT NULL
);

-- Brands of which a boutique shows everything.
CREATE TABLE boutique_brand (
    member_id BIGINT NOT NULL REFERENCES member (id),
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    PRIMARY KEY (member_id, brand_id)
);

-- A named group of products within a boutique.
CREATE TABLE collection (
    id BIGINT PRIMARY KEY,
    member_id BIGINT NOT NULL REFERENCES member (id),
    title TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    position BIGINT NOT NULL
);
CREATE INDEX collection_member ON collection (member_id, position);

CREATE TABLE collection_product (
    collection_id BIGINT NOT NULL REFERENCES collection (id),
    product_id BIGINT NOT NULL REFERENCES product (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (collection_id, product_id)
);

-- Customers who want to find a boutique again.
CREATE TABLE follower (
    person_id BIGINT NOT NULL REFERENCES person (id),
    member_id BIGINT NOT NULL REFERENCES member (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, member_id)
);
CREATE INDEX follower_member ON follower (member_id);
