-- How a merchant taxes what it sells. Without a row it does not.
CREATE TABLE tax_settings (
    merchant_id BIGINT PRIMARY KEY REFERENCES merchant (id),
    -- What customers know it as: "VAT", "Sales tax".
    name TEXT NOT NULL,
    -- 1: prices contain the tax. 0: it is added to them.
    included BIGINT NOT NULL
);

CREATE TABLE tax_rate (
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- ISO 3166 code; a region of it, empty for all; a tax category, empty for all.
    country TEXT NOT NULL,
    region TEXT NOT NULL,
    category TEXT NOT NULL,
    -- In millionths: 190000 is 19 %.
    rate BIGINT NOT NULL CHECK (rate BETWEEN 0 AND 1000000),
    PRIMARY KEY (merchant_id, country, region, category)
);

-- Where a merchant's parcels go. A brand with zones of its own at the merchant uses those alone.
CREATE TABLE shipping_zone (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    brand_id BIGINT REFERENCES brand (id),
    name TEXT NOT NULL,
    -- JSON array of ISO 3166 codes; empty for every country no other zone names.
    countries TEXT NOT NULL
);
CREATE INDEX shipping_zone_merchant ON shipping_zone (merchant_id);

CREATE TABLE shipping_method (
    id BIGINT PRIMARY KEY,
    zone_id BIGINT NOT NULL REFERENCES shipping_zone (id),
    name TEXT NOT NULL,
    -- In the merchant's currency: for the parcel, and for every kilogram begun after the first.
    price BIGINT NOT NULL CHECK (price >= 0),
    per_kg BIGINT NOT NULL CHECK (per_kg >= 0),
    -- Free when the brand's goods come to this much.
    free_from BIGINT,
    days_least BIGINT NOT NULL,
    days_most BIGINT NOT NULL
);
CREATE INDEX shipping_method_zone ON shipping_method (zone_id);

CREATE TABLE coupon (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    -- Upper case.
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('percent', 'amount', 'free_delivery')),
    -- Basis points, minor units of the merchant's currency, or 0.
    value BIGINT NOT NULL CHECK (value >= 0),
    least_goods BIGINT NOT NULL DEFAULT 0,
    brand_id BIGINT REFERENCES brand (id),
    -- Whose coupon it is: it brings this seller the credit.
    member_id BIGINT REFERENCES member (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT,
    max_uses BIGINT CHECK (max_uses > 0),
    max_per_customer BIGINT CHECK (max_per_customer > 0),
    used BIGINT NOT NULL DEFAULT 0,
    is_active BIGINT NOT NULL DEFAULT 1,
    made_at BIGINT NOT NULL,
    UNIQUE (merchant_id, code),
    CONSTRAINT used_within_limit CHECK (used >= 0 AND (max_uses IS NULL OR used <= max_uses))
);
CREATE INDEX coupon_member ON coupon (member_id);

-- Which order used a coupon; gone again when the order is called off or not paid in time.
CREATE TABLE coupon_use (
    order_id BIGINT PRIMARY KEY REFERENCES sales_order (id),
    coupon_id BIGINT NOT NULL REFERENCES coupon (id),
    -- The e-mail address in lower case.
    customer TEXT NOT NULL
);
CREATE INDEX coupon_use_customer ON coupon_use (coupon_id, customer);

ALTER TABLE cart ADD COLUMN coupon TEXT NOT NULL DEFAULT '';

ALTER TABLE sales_order ADD COLUMN coupon TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_order ADD COLUMN gift_note TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_order ADD COLUMN tax_name TEXT NOT NULL DEFAULT '';
ALTER TABLE sales_order ADD COLUMN tax_included BIGINT NOT NULL DEFAULT 1;

-- Of a line's total, which is what the customer pays for it: what was taken off before, and the tax in it.
ALTER TABLE order_line ADD COLUMN discount BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD COLUMN tax BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD COLUMN tax_rate BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_line ADD COLUMN tax_reversed BIGINT NOT NULL DEFAULT 0;

-- What the customer pays for a brand's parcel. Without the tax it is the brand's.
CREATE TABLE delivery (
    id BIGINT PRIMARY KEY,
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    method TEXT NOT NULL,
    days_least BIGINT NOT NULL,
    days_most BIGINT NOT NULL,
    total BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    tax_rate BIGINT NOT NULL,
    refunded BIGINT NOT NULL DEFAULT 0,
    tax_reversed BIGINT NOT NULL DEFAULT 0,
    UNIQUE (order_id, brand_id),
    CONSTRAINT delivery_refunded_within_total CHECK (refunded BETWEEN 0 AND total),
    CONSTRAINT delivery_tax_within_total CHECK (tax BETWEEN 0 AND total AND tax_reversed BETWEEN 0 AND tax)
);

CREATE TABLE refund_delivery (
    refund_id BIGINT NOT NULL REFERENCES refund (id),
    delivery_id BIGINT NOT NULL REFERENCES delivery (id),
    amount BIGINT NOT NULL,
    PRIMARY KEY (refund_id, delivery_id)
);

-- Browsers that may look at an order because their visitor knew its number and e-mail address.
CREATE TABLE order_viewer (
    order_id BIGINT NOT NULL REFERENCES sales_order (id),
    -- SHA-256 of the visitor's cookie.
    visitor_hash TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (order_id, visitor_hash)
);

-- Where a person has things sent to.
CREATE TABLE saved_address (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    -- JSON of the address.
    address TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    UNIQUE (person_id, name, address)
);
