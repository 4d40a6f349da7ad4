-- A merchant's prices besides the brands' own. The lowest price somebody may have is theirs.
CREATE TABLE price_list (
    id BIGINT PRIMARY KEY,
    merchant_id BIGINT NOT NULL REFERENCES merchant (id),
    name TEXT NOT NULL,
    -- Whom it is for: everybody, the customers it names, or the merchant's active sellers.
    audience TEXT NOT NULL CHECK (audience IN ('everybody', 'group', 'sellers')),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT,
    is_active BIGINT NOT NULL DEFAULT 1,
    made_at BIGINT NOT NULL
);
CREATE INDEX price_list_merchant ON price_list (merchant_id, is_active);

-- A part off the brand's price: of one product, else of one brand's products, else of everything. 0 stands for all.
CREATE TABLE price_list_off (
    list_id BIGINT NOT NULL REFERENCES price_list (id),
    brand_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    -- In basis points.
    off BIGINT NOT NULL CHECK (off BETWEEN 1 AND 10000),
    PRIMARY KEY (list_id, brand_id, product_id)
);

-- A price of its own for one variant, in the merchant's currency. Comes before any part off.
CREATE TABLE price_list_price (
    list_id BIGINT NOT NULL REFERENCES price_list (id),
    variant_id BIGINT NOT NULL REFERENCES variant (id),
    amount BIGINT NOT NULL CHECK (amount BETWEEN 0 AND 4611686018427387903),
    PRIMARY KEY (list_id, variant_id)
);

-- The customers of a list for a group, by the address of their account: naming one tells nobody whether there is one.
CREATE TABLE price_list_customer (
    list_id BIGINT NOT NULL REFERENCES price_list (id),
    email TEXT NOT NULL,
    PRIMARY KEY (list_id, email)
);

-- How much merchants may take off a brand's prices at most. Without a row: as much as they like.
CREATE TABLE brand_discount (
    brand_id BIGINT PRIMARY KEY REFERENCES brand (id),
    most_off BIGINT NOT NULL CHECK (most_off BETWEEN 0 AND 10000)
);

-- Which list priced the line; null is the brand's own price.
ALTER TABLE order_line ADD COLUMN price_list_id BIGINT REFERENCES price_list (id);
