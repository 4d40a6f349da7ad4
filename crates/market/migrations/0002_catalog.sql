CREATE TABLE media (
    -- SHA-256 of the bytes, in hex: also the address it is served under.
    hash TEXT PRIMARY KEY,
    content_type TEXT NOT NULL,
    bytes BYTEA NOT NULL
);

CREATE TABLE product (
    id BIGINT PRIMARY KEY,
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    -- Unique within the brand; the last part of its address.
    handle TEXT NOT NULL,
    -- What the files it was imported from call it; finds it again in the next file of the same shop.
    source_key TEXT,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL DEFAULT '',
    -- Sanitised when it is stored.
    description_html TEXT NOT NULL DEFAULT '',
    vendor TEXT NOT NULL DEFAULT '',
    product_type TEXT NOT NULL DEFAULT '',
    -- 'Kitchen > Mugs'
    category TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('active', 'draft', 'archived')),
    seo_title TEXT NOT NULL DEFAULT '',
    seo_description TEXT NOT NULL DEFAULT '',
    -- JSON array of the option names, in order: ["Size", "Colour"].
    option_names TEXT NOT NULL DEFAULT '[]',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (brand_id, handle)
);
CREATE UNIQUE INDEX product_source ON product (brand_id, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX product_category ON product (category);

CREATE TABLE product_tag (
    product_id BIGINT NOT NULL REFERENCES product (id),
    tag TEXT NOT NULL,
    PRIMARY KEY (product_id, tag)
);
CREATE INDEX product_tag_tag ON product_tag (tag);

CREATE TABLE image (
    id BIGINT PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES product (id),
    position BIGINT NOT NULL,
    alt TEXT NOT NULL DEFAULT '',
    -- Where an imported picture lives, and our own copy of it once we have one.
    source_url TEXT,
    media_hash TEXT REFERENCES media (hash)
);
CREATE INDEX image_product ON image (product_id, position);

CREATE TABLE variant (
    id BIGINT PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES product (id),
    position BIGINT NOT NULL,
    sku TEXT NOT NULL DEFAULT '',
    barcode TEXT NOT NULL DEFAULT '',
    -- JSON array in the order of the product's option names: ["Large", "Blue"].
    option_values TEXT NOT NULL DEFAULT '[]',
    image_id BIGINT REFERENCES image (id),
    weight_grams BIGINT,
    -- Personal volume in hundredths of a point.
    pv BIGINT NOT NULL DEFAULT 0,
    requires_shipping BIGINT NOT NULL DEFAULT 1,
    taxable BIGINT NOT NULL DEFAULT 1,
    tax_code TEXT NOT NULL DEFAULT '',
    hs_code TEXT NOT NULL DEFAULT '',
    origin_country TEXT NOT NULL DEFAULT '',
    UNIQUE (product_id, option_values)
);
CREATE INDEX variant_image ON variant (image_id) WHERE image_id IS NOT NULL;
CREATE INDEX variant_sku ON variant (sku);

CREATE TABLE price (
    variant_id BIGINT NOT NULL REFERENCES variant (id),
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount BETWEEN 0 AND 4611686018427387903),
    compare_at BIGINT,
    -- The commissionable value, what percentages apply to; null means the whole price.
    cv BIGINT CHECK (cv BETWEEN 0 AND amount),
    PRIMARY KEY (variant_id, currency)
);

CREATE TABLE stock (
    variant_id BIGINT PRIMARY KEY REFERENCES variant (id),
    -- 0: never runs out.
    tracked BIGINT NOT NULL,
    on_hand BIGINT NOT NULL DEFAULT 0,
    -- Of those on hand, how many belong to orders that are placed and not yet paid.
    reserved BIGINT NOT NULL DEFAULT 0,
    -- 1: may be sold when there is none (back-orders).
    oversell BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT reserved_not_negative CHECK (reserved >= 0)
);

-- A variant that is sold as a set takes its stock from its parts.
CREATE TABLE bundle_item (
    bundle_id BIGINT NOT NULL REFERENCES variant (id),
    component_id BIGINT NOT NULL REFERENCES variant (id),
    units BIGINT NOT NULL CHECK (units BETWEEN 1 AND 1000),
    PRIMARY KEY (bundle_id, component_id)
);

-- A catalog file that was uploaded and waits for a yes or no. It is here and not in a folder, so that any node can answer.
CREATE TABLE upload (
    id BIGINT PRIMARY KEY,
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    name TEXT NOT NULL,
    -- Of prices that do not say their own.
    currency TEXT NOT NULL,
    -- Whether a blank cell erases what is stored.
    blank_erases BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX upload_made ON upload (made_at);

-- What was imported.
CREATE TABLE catalog_import (
    id BIGINT PRIMARY KEY,
    brand_id BIGINT NOT NULL REFERENCES brand (id),
    file TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    done_at BIGINT NOT NULL
);
CREATE INDEX catalog_import_brand ON catalog_import (brand_id, done_at);
