//! What imports and exports read from the database, and what an import writes.

mod read;
mod write;

pub(in crate::catalog) use read::{after, by_handle, by_source, handle_is_taken, has_brand, load};
pub(in crate::catalog) use write::delete_image;
pub(super) use write::{
    clear_tags, delete_price, insert_image, insert_import, insert_product, insert_tag, insert_variant, move_image,
    place_variant, set_price, set_stock, touch_product, update_product, update_variant,
};
