-- What was changed about what can be found, for the index that every node keeps in memory. A node reads what is newer than
-- what it has seen; rows are forgotten after an hour. One of the two is set.
CREATE TABLE search_change (
    id BIGINT PRIMARY KEY,
    product_id BIGINT,
    brand_id BIGINT
);

-- The sets a stocked variant is part of: they are sold out with it.
CREATE INDEX bundle_item_component ON bundle_item (component_id);

-- What else was in the orders of a product.
CREATE INDEX order_line_product ON order_line (product_id, order_id);
